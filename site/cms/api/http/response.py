"""Writing the answer: its bytes, its status, and what caches may do with it."""

from hashlib import sha256
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from cms.api.context import RequestContext
from cms.api.errors import format_error
from cms.api.execution import ExecutionOutcome
from cms.api.http.cors import METHODS, allow_origin, allow_preflight
from cms.api.http.negotiation import status_of


def render(outcome: ExecutionOutcome, media_type: str, context: RequestContext) -> HttpResponseBase:
    """Return the answer in ``media_type``; 304 without a body to a GET whose caller has it already.

    What resolvers marked by ``context.cache["uncacheable"]`` was answered to a token: no cache keeps it, and no
    search engine.
    """
    request, request_id = context.request, context.request_id
    status = status_of(outcome, media_type)
    response = HttpResponse(_body(outcome, request_id), status=status, content_type=f"{media_type}; charset=utf-8")
    if status == 405:
        response["Allow"] = "POST" if request.method in ("GET", "HEAD") else METHODS
    if status == 429:
        response["Retry-After"] = str((outcome.errors[0].extensions or {})["retryAfter"])
    secret = bool(context.cache.get("uncacheable"))
    if secret:
        response["X-Robots-Tag"] = "noindex"
    may_be_kept = request.method in ("GET", "HEAD") and outcome.executed and not outcome.errors and not secret
    return finish(request, response, request_id, may_be_kept=may_be_kept)


def answer_options(request: HttpRequest, request_id: str) -> HttpResponseBase:
    """Answer an OPTIONS request, which may be a browser's question whether a page may call the API."""
    response = finish(request, HttpResponse(status=204, headers={"Allow": METHODS}), request_id, may_be_kept=False)
    if "Access-Control-Allow-Origin" in response:
        allow_preflight(response)
    return response


def finish(request: HttpRequest, response: HttpResponse, request_id: str, *, may_be_kept: bool) -> HttpResponseBase:
    """Return the response with the headers that every answer of the API has.

    ``may_be_kept``: caches may keep it, asking each time whether it still holds. It then has an ETag, and a
    caller who sends the same one gets 304.
    """
    response["Vary"] = "Accept, Origin" if settings.CORS_ORIGINS else "Accept"
    finished: HttpResponseBase = response
    if may_be_kept:
        shared = "private" if "Authorization" in request.headers else "public"
        response["Cache-Control"] = f"{shared}, max-age=0, must-revalidate"
        response["ETag"] = etag = f'"{sha256(response.content).hexdigest()[:32]}"'
        finished = get_conditional_response(request, etag=etag, response=response) or response
    else:
        response["Cache-Control"] = "no-store"
    finished["X-Content-Type-Options"] = "nosniff"
    finished["X-Request-ID"] = request_id
    allow_origin(request, finished)
    return finished


def _body(outcome: ExecutionOutcome, request_id: str) -> bytes:
    body: dict[str, Any] = {}
    if outcome.errors:
        body["errors"] = [format_error(error, request_id) for error in outcome.errors]
    if outcome.executed:
        body["data"] = outcome.data
    if outcome.extensions:
        body["extensions"] = outcome.extensions
    return orjson.dumps(body)
