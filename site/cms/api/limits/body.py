"""Limit: how many bytes a request may have."""

from django.http import HttpRequest
from django.http.request import UnreadablePostError

from cms.api.errors import ApiError, ErrorCode


def read_body(request: HttpRequest, limit: int) -> bytes:
    """Return the body, of ``limit`` bytes at most; a larger one is refused before it is read."""
    if "Transfer-Encoding" in request.headers:
        raise ApiError(
            "Send the request's body whole, with a Content-Length: chunks aren't read.", ErrorCode.BAD_REQUEST
        )
    announced: str = request.META.get("CONTENT_LENGTH") or "0"
    if not announced.isdecimal():
        raise ApiError("Content-Length must be a number of bytes.", ErrorCode.BAD_REQUEST)
    if int(announced) > limit:
        raise _too_large("body", limit)
    try:
        body = request.body
    except UnreadablePostError as error:
        raise ApiError("The request's body ended early. Send it again.", ErrorCode.BAD_REQUEST) from error
    if len(body) > limit:
        raise _too_large("body", limit)
    return body


def read_query_string(request: HttpRequest, limit: int) -> str:
    """Return the address's query string, of ``limit`` bytes at most."""
    query_string: str = request.META.get("QUERY_STRING", "")
    if len(query_string) > limit:
        raise _too_large("query string", limit)
    return query_string


def _too_large(what: str, limit: int) -> ApiError:
    return ApiError(
        f"The request's {what} is larger than {limit} bytes, which is the most that is read.",
        ErrorCode.PAYLOAD_TOO_LARGE,
    )
