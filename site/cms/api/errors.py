"""The errors of the API: their codes, how to raise one, and how each is written in an answer."""

import logging
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

from graphql import GraphQLError, Node

logger = logging.getLogger("cms.api")


class ErrorCode(StrEnum):
    """Every value of ``extensions.code``. Clients rely on them: add, never rename."""

    BAD_REQUEST = "BAD_REQUEST"
    """The HTTP request can't be read as a GraphQL request."""
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    """Another HTTP method is needed."""
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
    """``Accept`` names no format that the API writes."""
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
    """``Content-Type`` names a format that the API doesn't read."""
    PAYLOAD_TOO_LARGE = "PAYLOAD_TOO_LARGE"
    """The request has more bytes than allowed."""
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    """The document isn't GraphQL."""
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    """The document asks for something that the schema doesn't have."""
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    """The document asks for more than one request may."""
    RATE_LIMITED = "RATE_LIMITED"
    """The caller asked too often; ``retryAfter`` says how many seconds to wait."""
    BAD_USER_INPUT = "BAD_USER_INPUT"
    """An argument, a variable or the operation's name is wrong."""
    NOT_FOUND = "NOT_FOUND"
    """Something that has to be there isn't, or may not be seen."""
    UNAUTHENTICATED = "UNAUTHENTICATED"
    """The key that the caller shows opens nothing."""
    FORBIDDEN = "FORBIDDEN"
    """The caller may not do this."""
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    """No document of that hash is registered; send its text along."""
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"
    """Unforeseen; the details are in the server's log, under the request id."""


class ApiError(GraphQLError):
    """A foreseen error. Its message reaches the caller, so it says what is allowed.

    ``details`` are what programs read, in the error's ``extensions`` beside the code.
    """

    def __init__(
        self,
        message: str,
        code: ErrorCode = ErrorCode.BAD_USER_INPUT,
        nodes: Collection[Node] | Node | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message, nodes=nodes, extensions={**(details or {}), "code": code})
        self.code = code
        self.details = dict(details or {})


def with_code(errors: Iterable[GraphQLError], code: ErrorCode) -> list[GraphQLError]:
    """Give errors that graphql-core made the code of the stage which made them, and return them."""
    errors = list(errors)
    for error in errors:
        error.extensions = {**(error.extensions or {}), "code": code}
    return errors


def format_error(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """Write an error as the answer's ``errors`` list has it; mask and log it if nobody foresaw it.

    Foreseen is what carries an ``ErrorCode``: raised as ``ApiError``, or coded by ``with_code``.
    """
    details = error.extensions or {}
    code = details.get("code")
    message = error.message
    if not isinstance(code, ErrorCode):
        cause = error.original_error or error
        logger.error("request %s failed at %s", request_id, error.path or "the start", exc_info=cause)
        code, details = ErrorCode.INTERNAL_SERVER_ERROR, {}
        message = f"Something went wrong on our side. If it lasts, tell us this request id: {request_id}"
    formatted: dict[str, Any] = {"message": message}
    if error.locations:
        formatted["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        formatted["path"] = error.path
    formatted["extensions"] = {**details, "code": code.value, "requestId": request_id}
    return formatted
