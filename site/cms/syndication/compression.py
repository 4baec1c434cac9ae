"""Compresses what is given to programs: the middleware that does so for pages comes after them."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

_gzip = GZipMiddleware(lambda request: HttpResponse())


def compressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return an answer, compressed for who takes it; a streamed one stays streamed."""
    patch_vary_headers(response, ["Accept-Encoding"])  # Of a short answer too, and of one without a body.
    return _gzip.process_response(request, response)
