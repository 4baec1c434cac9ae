"""What laureates add to the admin: the page on which they are imported."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from laureates.admin.import_page import import_page, may_import, template
from laureates.models import CallForProjects


class LaureateImportItem(MenuItem):
    """Leads to the page; shown to those who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether whoever asks may import laureates."""
        return may_import(request.user)


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    """Add the page, and the file that people fill in."""
    return [
        path("import/laureates/", import_page, name="import_laureates"),
        path("import/laureates/template.<str:form>", template, name="import_laureates_template"),
    ]


@hooks.register("register_import_menu_item")
def import_item() -> MenuItem:
    """Add the page to the menu of imports."""
    return LaureateImportItem(gettext_lazy("Laureates of a call"), reverse("import_laureates"), icon_name="group")


@hooks.register("register_snippet_listing_buttons")
def import_button(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer the import in the menu of each call."""
    if isinstance(snippet, CallForProjects) and may_import(user):
        address = f"{reverse('import_laureates')}?call={snippet.pk}"
        yield Button(_("Import laureates"), address, icon_name="upload", priority=60)
