"""Middleware that answers programs before what only pages for people need."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve


def answer_programs_first(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Put after security and static files, before sessions and languages.

    Sessions, accounts and languages cost time, and would make the answers vary by cookie and language, which
    those of the addresses in ``settings.PROGRAM_URLS`` don't.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        match = _program_match(request)
        if match is None:
            return get_response(request)
        request.get_host()  # Refuses hosts that aren't ours, which is else the work of CommonMiddleware.
        request.resolver_match = match
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return _with_length(response)

    return answer


def _program_match(request: HttpRequest) -> ResolverMatch | None:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return match if match.app_names and match.app_names[0] in settings.PROGRAM_URLS else None


def _with_length(response: HttpResponseBase) -> HttpResponseBase:
    """Say how long an answer is, which is else the work of CommonMiddleware too; without it, it is sent in chunks."""
    if isinstance(response, HttpResponse) and response.content:
        response.setdefault("Content-Length", str(len(response.content)))
    return response
