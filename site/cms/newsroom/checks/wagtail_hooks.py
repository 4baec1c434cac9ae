"""Shows an editor what was found: beside the editor, while typing, and when many pages are published at once."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.userbar import AccessibilityItem
from wagtail.models import Page

from cms.newsroom.checks.checking import blocking, check_page
from cms.newsroom.checks.userbar import ContentChecks
from cms.newsroom.checks.views import findings_of_page


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the list of findings that the side panel asks for after each save."""
    return [path("checks/<int:key>/", findings_of_page, name="checks_of_page")]


@hooks.register("construct_wagtail_userbar")
def our_checks(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Have axe look for what ours look for, in place of Wagtail's shorter list."""
    items[:] = [ContentChecks(item.in_editor) if type(item) is AccessibilityItem else item for item in items]


@hooks.register("before_bulk_action")
def refuse_to_publish(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponseRedirect | None:
    """Publish none of several pages if one of them breaks a rule that blocks, and say which."""
    if action_type != "publish" or not issubclass(action.models[0], Page):
        return None
    drafts = [page.get_latest_revision_as_object() for page in objects]
    refused = [(draft, found) for draft in drafts if (found := blocking(check_page(draft)))]
    for draft, found in refused:
        text = _("“%(title)s” was not published: %(reason)s") % {"title": draft.title, "reason": found[0].message}
        edit = messages.button(reverse("wagtailadmin_pages:edit", args=[draft.pk]), _("Edit"))
        messages.error(request, text, buttons=[edit])
    return redirect(action.next_url) if refused else None
