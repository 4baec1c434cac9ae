"""Reading a GraphQL request out of an HTTP request.

Source: GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/, section "Request".
"""

from typing import Any, TypeVar
from urllib.parse import parse_qsl

import orjson
from django.http import HttpRequest

from cms.api.errors import ApiError, ErrorCode
from cms.api.execution import ParsedRequest
from cms.api.limits import Limits
from cms.api.limits.body import read_body, read_query_string
from cms.api.persisted import find_document

JSON_PARAMETERS = ("variables", "extensions")

T = TypeVar("T")


def parse_request(request: HttpRequest, limits: Limits) -> ParsedRequest:
    """Return the parameters of a GET or POST request; raise ``ApiError`` where they can't be read."""
    if request.method == "POST":
        parameters = _read_post(request, limits.body_bytes)
    else:
        parameters = _read_get(request, limits.body_bytes)
    query = _expect(parameters, "query", str, "the text of a GraphQL document")
    document_id = _expect(parameters, "documentId", str, "the id of a document")
    extensions = _expect(parameters, "extensions", dict, "an object") or {}
    return ParsedRequest(
        query=find_document(query, document_id, extensions),
        operation_name=_expect(parameters, "operationName", str, "the name of an operation"),
        variables=_expect(parameters, "variables", dict, "an object") or {},
        extensions=extensions,
        read_only=request.method != "POST",
    )


def _read_post(request: HttpRequest, limit: int) -> dict[str, Any]:
    charset = (request.content_params or {}).get("charset", "utf-8")
    if request.content_type != "application/json" or charset.lower() not in ("utf-8", "utf8"):
        raise ApiError(
            "Send the request as application/json in UTF-8, and say so in its Content-Type.",
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        )
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise ApiError("Send the request without compression.", ErrorCode.UNSUPPORTED_MEDIA_TYPE)
    parameters = _load_json(read_body(request, limit), "The request's body")
    if isinstance(parameters, list):
        raise ApiError("Send one request at a time: batches are off.", ErrorCode.BAD_REQUEST)
    if not isinstance(parameters, dict):
        raise ApiError('Send a JSON object with a "query".', ErrorCode.BAD_REQUEST)
    return parameters


def _read_get(request: HttpRequest, limit: int) -> dict[str, Any]:
    try:
        pairs = parse_qsl(read_query_string(request, limit), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise ApiError("The query string isn't UTF-8.", ErrorCode.BAD_REQUEST) from error
    parameters: dict[str, Any] = dict(pairs)
    for name in JSON_PARAMETERS:
        if parameters.get(name):
            parameters[name] = _load_json(parameters[name], f'"{name}"')
        else:
            parameters.pop(name, None)
    return parameters


def _load_json(text: bytes | str, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ApiError(f"{what} isn't JSON in UTF-8: {error}.", ErrorCode.BAD_REQUEST) from error


def _expect(parameters: dict[str, Any], name: str, kind: type[T], what: str) -> T | None:
    value = parameters.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise ApiError(f'"{name}" must be {what}.', ErrorCode.BAD_REQUEST)
