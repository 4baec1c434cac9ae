"""What can go wrong, as partners read it: problem details in JSON (RFC 9457), with a code for programs."""

from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse

#: The media type.
PROBLEM = "application/problem+json"


class Code(StrEnum):
    """Every code besides those of keys (``cms.partners.keys.Refusal``). Clients rely on them: add, never rename."""

    BAD_REQUEST = "BAD_REQUEST"
    """An argument is wrong."""
    CURSOR_INVALID = "CURSOR_INVALID"
    """The cursor is none that this API gave this partner."""
    RESYNC = "RESYNC"
    """The cursor is too old, or another scope's: begin anew, without a cursor."""
    NOT_FOUND = "NOT_FOUND"
    """There is no such thing, or it may not be seen."""
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    """Another HTTP method is needed."""
    QUOTA_EXCEEDED = "QUOTA_EXCEEDED"
    """The partner asked too often; ``Retry-After`` says how long to wait."""
    RATE_LIMITED = "RATE_LIMITED"
    """Too many keys from one address opened nothing; ``Retry-After`` says how long to wait."""
    UNAVAILABLE = "UNAVAILABLE"
    """The database does not answer. Nothing is lost: ask again with the same cursor."""
    INTERNAL_ERROR = "INTERNAL_ERROR"
    """Unforeseen; the details are in the server's log."""


class Problem(Exception):
    """A foreseen problem. The sentence says what is allowed."""

    def __init__(self, status: HTTPStatus, code: Code, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})


def render(status: HTTPStatus, code: str, detail: str, headers: Mapping[str, str]) -> HttpResponse:
    """Return the problem as an answer."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "code": str(code),
        "detail": detail,
    }
    return HttpResponse(orjson.dumps(body), status=status.value, content_type=PROBLEM, headers=dict(headers))
