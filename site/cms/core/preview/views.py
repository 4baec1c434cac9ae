"""The page behind a share link, and the admin's list of an object's share links."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.models import Page

from cms.core.models.preview import Preview
from cms.core.preview.serving import preview_address
from cms.core.preview.tokens import create_share_link, find_preview
from cms.core.preview.world import preview_world

LIFETIMES = [("1", _("one day")), ("7", _("a week")), ("30", _("a month"))]


class ShareLinkForm(forms.Form):
    """What an editor says of a new link."""

    note = forms.CharField(label=_("For whom"), max_length=100, required=False)
    days = forms.ChoiceField(label=_("Works for"), choices=LIFETIMES, initial="7")


@require_GET
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """Show the draft that a share link opens; an unknown, expired or revoked link is an unknown address."""
    preview = find_preview(token)
    if preview is None:
        raise Http404
    with preview_world(preview) as draft:
        if draft is None:
            raise Http404
        if settings.PREVIEW_URL:
            response: HttpResponse = HttpResponseRedirect(preview_address(draft, token))
        else:
            response = draft.make_preview_request(request, draft.default_preview_mode)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def share_links(request: HttpRequest, content_type: int, key: int) -> HttpResponse:
    """List an object's share links, and make new ones. The address of a link is shown once, when it is made."""
    each = _editable(request, content_type, key)
    form = ShareLinkForm(request.POST or None)
    address = ""
    if request.method == "POST" and form.is_valid():
        lifetime = timedelta(days=int(form.cleaned_data["days"]))
        token = create_share_link(each, request.user, lifetime, form.cleaned_data["note"])  # type: ignore[arg-type]  # editors
        address = settings.CMS_URL + reverse("shared_draft", args=[token])
        form = ShareLinkForm()
    links = Preview.objects.filter(kind=Preview.Kind.SHARE, content_type=content_type, object_id=key)
    context = {
        "object": each,
        "form": form,
        "address": address,
        "links": links.select_related("created_by").order_by("-created_at"),
        "content_type_id": content_type,
    }
    response = render(request, "core/share_links/index.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke_share_link(request: HttpRequest, content_type: int, key: int, link: int) -> HttpResponse:
    """Make a link useless at once."""
    _editable(request, content_type, key)
    found = get_object_or_404(
        Preview, pk=link, kind=Preview.Kind.SHARE, content_type=content_type, object_id=key, revoked_at=None
    )
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    return redirect("share_links", content_type, key)


def _editable(request: HttpRequest, content_type: int, key: int) -> Any:
    """Return the object, if whoever asks may edit it."""
    model: Any = get_object_or_404(ContentType, pk=content_type).model_class()
    if model is None or not hasattr(model, "make_preview_request"):
        raise Http404
    each = get_object_or_404(model, pk=key)
    if isinstance(each, Page):
        allowed = each.permissions_for_user(request.user).can_edit()
    else:
        allowed = request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    if not allowed:
        raise PermissionDenied
    return each
