"""Laureates, calls and territories in the admin's menu, under names that editors use."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from laureates.models import CallForProjects, Laureate, Territory


class LaureateViewSet(SnippetViewSet):
    """Laureates."""

    model = Laureate
    icon = "group"
    list_display: ClassVar[list[object]] = ["name", "siren", "rna", "live", UpdatedAtColumn()]
    list_filter: ClassVar[list[str]] = ["live", "founded"]


class CallViewSet(SnippetViewSet):
    """Calls for projects."""

    model = CallForProjects
    icon = "clipboard-list"
    list_display: ClassVar[list[object]] = ["name", "organiser", "opened", "closes", "live", UpdatedAtColumn()]
    list_filter: ClassVar[list[str]] = ["live", "opened"]


class TerritoryViewSet(SnippetViewSet):
    """Territories."""

    model = Territory
    icon = "globe"
    list_display: ClassVar[list[str]] = ["name", "kind", "code"]
    list_filter: ClassVar[list[str]] = ["kind"]


class LaureatesGroup(SnippetViewSetGroup):
    """All that is about laureates."""

    menu_label = _("Laureates")
    menu_icon = "group"
    menu_order = 210
    items = (LaureateViewSet, CallViewSet, TerritoryViewSet)
