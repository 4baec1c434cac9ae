"""The way to the provider, and the way back."""

import logging

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from cms.core.client_address import client_address
from cms.newsroom.accounts.entering import enter
from cms.newsroom.accounts.second_factor.session import note_given
from cms.newsroom.accounts.sign_on.flow import begin, finish
from cms.newsroom.accounts.sign_on.people import account_of
from cms.newsroom.accounts.sign_on.problems import SignOnFailed, UnknownPerson
from cms.newsroom.accounts.where_next import where_next

logger = logging.getLogger("cms.newsroom.accounts")
BACKEND = "cms.newsroom.accounts.backends.GuardedBackend"


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider."""
    _require_provider()
    try:
        return redirect(begin(request, where_next(request)))
    except SignOnFailed as error:
        return _failed(request, error)


@never_cache
@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Let somebody in whom the provider sends back, if they have an account."""
    _require_provider()
    try:
        claims, next_address = finish(request, request.GET)
        user = account_of(claims)
    except SignOnFailed as error:
        return _failed(request, error)
    except UnknownPerson as error:
        logger.warning("Sign-on refused to a person of the provider (from %s): %s", client_address(request), error)
        messages.error(request, _("No account here belongs to you. Ask an administrator of the newsroom for one."))
        return redirect("wagtailadmin_login")
    login(request, user, backend=BACKEND)
    if settings.OIDC_ACR:
        # The provider was asked for that much, and says that it was given.
        note_given(request)
        enter(request, user)
    return redirect(next_address)


def _require_provider() -> None:
    if not settings.OIDC_ISSUER:
        raise Http404


def _failed(request: HttpRequest, error: SignOnFailed) -> HttpResponse:
    logger.warning("Sign-on failed (from %s): %s", client_address(request), error)
    messages.error(request, _("The sign-on did not succeed. Try again, or use your password."))
    return redirect("wagtailadmin_login")
