"""Menus of the reader site in the admin's menu."""

from typing import ClassVar

from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Menu


class MenuViewSet(SnippetViewSet):
    """Menus."""

    model = Menu
    icon = "bars"
    add_to_admin_menu = True
    menu_order = 400
    list_display: ClassVar[list[str]] = ["handle", "site", "locale"]
