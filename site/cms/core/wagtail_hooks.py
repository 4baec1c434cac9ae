"""What the machine adds to the admin: share links, and a word when no worker is there."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page, PreviewableMixin

from cms.core.page_views import EveryPageViewSet
from cms.core.preview.views import revoke_share_link, share_links
from cms.core.worker.panel import WorkerPanel


@hooks.register("register_admin_urls")
def share_link_addresses() -> list[URLPattern]:
    """Add the pages that list, make and revoke share links."""
    return [
        path("share-links/<int:content_type>/<int:key>/", share_links, name="share_links"),
        path(
            "share-links/<int:content_type>/<int:key>/<int:link>/revoke/", revoke_share_link, name="revoke_share_link"
        ),
    ]


@hooks.register("register_admin_viewset", order=1)
def page_views() -> EveryPageViewSet:
    """Put our views of pages in place of Wagtail's, which have been registered before."""
    return EveryPageViewSet()


@hooks.register("register_page_header_buttons")
def share_page_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer share links in the menu of a page that the editor may change."""
    if page.pk and not page.is_root() and page.permissions_for_user(user).can_edit():
        yield Button(_("Share the draft"), _address(page.specific_class, page.pk), icon_name="link", priority=65)


@hooks.register("register_snippet_listing_buttons")
def share_snippet_button(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer share links for a snippet that can be previewed."""
    model = type(snippet)
    permission = f"{model._meta.app_label}.change_{model._meta.model_name}"
    if isinstance(snippet, PreviewableMixin) and user.has_perm(permission):
        yield Button(_("Share the draft"), _address(model, snippet.pk), icon_name="link", priority=65)


@hooks.register("construct_homepage_panels")
def worker_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell administrators first, who can do something about it, that no worker is there."""
    if getattr(request.user, "is_superuser", False):
        panels.insert(0, WorkerPanel())


def _address(model: type[Model], key: int) -> str:
    return reverse("share_links", args=[ContentType.objects.get_for_model(model).pk, key])
