"""Choosing the format and the status of an answer.

Source: GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/, section "Response".
"""

from functools import lru_cache

from django.http import HttpRequest

from cms.api.errors import ErrorCode
from cms.api.execution import ExecutionOutcome

JSON = "application/json"
GRAPHQL_RESPONSE = "application/graphql-response+json"
HTML = "text/html"

# Clients may ask for the charset too, in either spelling. What any format suits gets the first.
OFFERS = {
    f"{media_type}; charset={charset}": media_type
    for media_type in (JSON, GRAPHQL_RESPONSE)
    for charset in ("utf-8", "UTF-8")
}

STATUSES = {
    ErrorCode.BAD_REQUEST: 400,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.NOT_ACCEPTABLE: 406,
    ErrorCode.PAYLOAD_TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: 415,
    ErrorCode.RATE_LIMITED: 429,
}
"""The codes that tell of the HTTP request itself, so that their status doesn't depend on the format."""


def negotiate(request: HttpRequest) -> str | None:
    """Return the media type to answer in, or ``None`` where the caller accepts neither."""
    return _preferred(request.headers.get("Accept", "*/*"))


@lru_cache(256)
def _preferred(accept: str) -> str | None:
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    preferred = request.get_preferred_type(list(OFFERS))
    return OFFERS[preferred] if preferred else None


def wants_page(request: HttpRequest) -> bool:
    """Tell whether this is a browser that shows a page to a person, rather than a program."""
    return request.method in ("GET", "HEAD") and request.get_preferred_type([*OFFERS, HTML]) == HTML


def status_of(outcome: ExecutionOutcome, media_type: str) -> int:
    """Return the HTTP status of an outcome.

    A request that was run has 200, with or without errors. One that was refused has 400, except in
    ``application/json``, whose older clients look for GraphQL errors in an answer with 200 only.
    """
    if outcome.executed:
        return 200
    code = (outcome.errors[0].extensions or {}).get("code")
    if not isinstance(code, ErrorCode):
        return 500
    return STATUSES.get(code, 200 if media_type == JSON else 400)
