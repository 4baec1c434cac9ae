"""Hears of moves and withdrawals, and adds the panel."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.newsroom.languages.in_step import move_translations, tell_of_published_translations
from cms.newsroom.languages.panel import Translations

AFTER = {
    "move": move_translations,
    "unpublish": tell_of_published_translations,
    "delete": tell_of_published_translations,
}
for name, follow in AFTER.items():
    hooks.register(f"after_{name}_page", follow)


@hooks.register("after_bulk_action")
def after_several(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Do the same for each of several pages."""
    if issubclass(action.models[0], Page) and action_type in AFTER:
        for page in objects:
            AFTER[action_type](request, page)


@hooks.register("construct_homepage_panels")
def missing_translations(request: HttpRequest, panels: list[Component]) -> None:
    """Say on the front page what isn't translated."""
    panels.append(Translations())
