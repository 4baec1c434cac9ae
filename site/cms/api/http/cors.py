"""Cross-origin reads: which web pages may call the API from a browser.

Source: Fetch standard, https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

METHODS = "GET, HEAD, POST, OPTIONS"
REQUEST_HEADERS = "Accept, Authorization, Content-Type, If-None-Match, X-Request-ID"
ANSWER_HEADERS = "ETag, Retry-After, X-Request-ID"
PREFLIGHT_SECONDS = 86_400


def allow_origin(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let a page whose origin is in ``settings.CORS_ORIGINS`` read the answer; never with cookies.

    ``*`` among them stands for any.
    """
    origin = request.headers.get("Origin")
    if origin and (origin in settings.CORS_ORIGINS or "*" in settings.CORS_ORIGINS):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Expose-Headers"] = ANSWER_HEADERS


def allow_preflight(response: HttpResponseBase) -> None:
    """Say what a page may send, in the answer to the browser's preflight request."""
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = REQUEST_HEADERS
    response["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
