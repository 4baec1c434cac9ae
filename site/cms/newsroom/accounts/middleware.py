"""Middleware: who hasn't given the second factor is nobody yet; a browser that got in is known from then on."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from cms.newsroom.accounts.browsers import remember_browser
from cms.newsroom.accounts.entering import ENTERED
from cms.newsroom.accounts.second_factor.session import missing_step

#: The way out, and what the pages of the second factor are drawn with.
ALWAYS_OPEN = ("wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite")

Respond = Callable[[HttpRequest], HttpResponseBase]


def ask_second_factor(get_response: Respond) -> Respond:
    """Put after Django's authentication. In the admin one is sent to the missing step; elsewhere one is a stranger."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        step = missing_step(request, request.user) if has_session else None
        if step is None or request.path in {reverse(name) for name in (step, *ALWAYS_OPEN)}:
            return get_response(request)
        if not request.path.startswith(reverse("wagtailadmin_home")):
            request.user = AnonymousUser()
            return get_response(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            raise PermissionDenied
        return redirect(f"{reverse(step)}?{urlencode({'next': request.get_full_path()})}")

    return respond


def know_browsers(get_response: Respond) -> Respond:
    """Give the browser of somebody who has just got in its cookie."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        account = getattr(request, ENTERED, None)
        if account is not None:
            remember_browser(request, response, account)
        return response

    return respond
