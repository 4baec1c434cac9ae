"""The page of a partner: its keys, made and revoked here, and what it took."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import log

from cms.partners.admin.forms import KeyForm
from cms.partners.admin.panels import KeysPanel, PullsPanel
from cms.partners.keys import create_key
from cms.partners.keys import revoke as revoke_key
from cms.partners.models import Key, Partner


def access(request: HttpRequest, key: int) -> HttpResponse:
    """Show a partner's page, and make a key, which is shown on the answer and never again."""
    partner = _manageable(request, key)
    form = KeyForm(request.POST or None)
    token = ""
    if request.method == "POST" and form.is_valid():
        token = _create(partner, form.cleaned_data)
        log(partner, "wagtail.edit")
        form = KeyForm()
    context = {"partner": partner, "form": form, "token": token, "panels": _panels(partner)}
    return render(request, "partners/access.html", context)


@require_POST
def revoke(request: HttpRequest, key: int, revoked: int) -> HttpResponse:
    """Have a key open nothing any more, at once."""
    partner = _manageable(request, key)
    revoke_key(get_object_or_404(Key, pk=revoked, partner=partner))
    log(partner, "wagtail.edit")
    return redirect("partner_access", key)


def _create(partner: Partner, asked: dict[str, Any]) -> str:
    day = asked["expires"]
    last_moment = timezone.make_aware(datetime.combine(day, time.max)) if day else None
    return create_key(partner, last_moment, asked["note"])[1]


def _panels(partner: Partner) -> list[Component]:
    panels: list[Component] = [KeysPanel(partner), PullsPanel(partner)]
    for add in hooks.get_hooks("construct_partner_panels"):
        add(partner, panels)
    return panels


def _manageable(request: HttpRequest, key: int) -> Partner:
    if not request.user.has_perm("partners.change_partner"):
        raise PermissionDenied
    return get_object_or_404(Partner, pk=key)
