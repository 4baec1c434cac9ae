"""Shows an editor what was found, while typing too; asks the rules where pages are published without their form."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.userbar import AccessibilityItem
from wagtail.models import Page

from cms.newsroom.checks.admin_api import ReadOnlyPages
from cms.newsroom.checks.publishing import latest_draft, refuse_blocked
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
def refuse_to_publish(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Publish none of several pages, nor of the drafts below them, if one breaks a rule that blocks."""
    if action_type == "publish" and issubclass(action.models[0], Page):
        pages = list(objects)
        if action.cleaned_form.cleaned_data["include_descendants"]:
            pages += [draft for page in objects for draft in page.get_descendants().not_live()]
        refuse_blocked(map(latest_draft, pages))


@hooks.register("before_copy_page")
def refuse_to_publish_copies(request: HttpRequest, page: Page) -> None:
    """Publish no copies of published pages if one of these breaks a rule that blocks."""
    if request.POST.get("publish_copies") or request.POST.get("alias"):
        below: Any = page.get_descendants(inclusive=True)
        copied = below if request.POST.get("copy_subpages") else below.filter(pk=page.pk)
        refuse_blocked(copied.live().specific())


@hooks.register("construct_admin_api")
def read_only(router: Any) -> None:
    """Let the admin's API only be read."""
    router.register_endpoint("pages", ReadOnlyPages)
