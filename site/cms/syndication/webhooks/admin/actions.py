"""What a partner manager does to an endpoint by a button."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cms.syndication.webhooks import endpoints
from cms.syndication.webhooks.admin.forms import ReplayForm, RotationForm
from cms.syndication.webhooks.models import Delivery, DisabledBecause, Endpoint
from cms.syndication.webhooks.planning import put_back
from cms.syndication.webhooks.signing import rotate_secret

PERMISSION = "webhooks.change_endpoint"


@require_POST
def act(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do something to an endpoint, and show its page, or its new secret, once."""
    _check(request)
    endpoint = get_object_or_404(Endpoint.objects.select_related("partner"), pk=pk)
    if action not in ACTIONS:
        raise Http404
    return ACTIONS[action](request, endpoint) or redirect("webhooks_endpoint:inspect", endpoint.pk)


@require_POST
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    """Have one thing delivered again."""
    _check(request)
    delivery = get_object_or_404(Delivery, pk=pk)
    put_back(delivery)
    messages.success(request, _("It will be delivered again in a moment, with the same webhook-id."))
    return redirect("webhooks_delivery:inspect", delivery.pk)


def show_secret(request: HttpRequest, endpoint: Endpoint, secret: str) -> HttpResponse:
    """Show a secret, in the answer to the request that made it and nowhere else; Wagtail lets no cache keep it."""
    return render(request, "webhooks/secret.html", {"endpoint": endpoint, "secret": secret})


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _rotate(request: HttpRequest, endpoint: Endpoint) -> HttpResponse | None:
    form = RotationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what becomes of the present secret."))
        return None
    return show_secret(request, endpoint, rotate_secret(endpoint, timezone.now(), form.overlap))


def _verify(request: HttpRequest, endpoint: Endpoint) -> None:
    endpoints.verify(endpoint)
    messages.success(request, _("A signed request is sent now; it must be answered 2xx."))


def _disable(request: HttpRequest, endpoint: Endpoint) -> None:
    endpoints.disable(endpoint, DisabledBecause.BY_HAND)
    messages.success(request, _("Nothing more is sent. What happens meanwhile is told once it is enabled again."))


def _enable(request: HttpRequest, endpoint: Endpoint) -> None:
    endpoints.enable(endpoint)
    messages.success(request, _("It goes on where it stopped."))


def _replay_since(request: HttpRequest, endpoint: Endpoint) -> None:
    form = ReplayForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["since"])))
        return
    number = endpoints.replay_since(endpoint, form.cleaned_data["since"])
    text = ngettext(
        "%(number)d change since then is told again, if it is this partner's.",
        "%(number)d changes since then are told again, as far as they are this partner's.",
        number,
    )
    messages.success(request, text % {"number": number})


ACTIONS: dict[str, Callable[[HttpRequest, Endpoint], HttpResponse | None]] = {
    "rotate": _rotate,
    "verify": _verify,
    "disable": _disable,
    "enable": _enable,
    "replay": _replay_since,
}
