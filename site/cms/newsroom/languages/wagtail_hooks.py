"""Hears of moves and withdrawals, and adds the panel."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.newsroom.languages.in_step import move_translations, tell_of_published_translations
from cms.newsroom.languages.panel import Translations

hooks.register("after_move_page", move_translations)
hooks.register("after_unpublish_page", tell_of_published_translations)
hooks.register("after_delete_page", tell_of_published_translations)


@hooks.register("construct_homepage_panels")
def missing_translations(request: HttpRequest, panels: list[Component]) -> None:
    """Say on the front page what isn't translated."""
    panels.append(Translations())
