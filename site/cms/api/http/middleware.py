"""Middleware that answers the API's addresses before what only pages for people need."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

from cms.api.urls import app_name


def answer_api_first(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Put after security and static files, before sessions and languages.

    Sessions, accounts and languages cost time, and would make the answers vary by cookie and language, which
    the API's answers don't.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        match = _api_match(request)
        if match is None:
            return get_response(request)
        request.get_host()  # Refuses hosts that aren't ours, which is else the work of CommonMiddleware.
        request.resolver_match = match
        response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        return response

    return answer


def _api_match(request: HttpRequest) -> ResolverMatch | None:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    return match if match.app_names == [app_name] else None
