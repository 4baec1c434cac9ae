"""Keeps the trees of all languages in step: what is moved in one is moved in the others, as far as the user may."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def move_translations(request: HttpRequest, page: Page) -> None:
    """Move the translations of a page below those of its new parent; say which stay where they are."""
    parent = page.get_parent()
    for translation in page.get_translations():
        beside = parent.get_translation_or_none(translation.locale)
        if beside is None or not _may_move(request.user, translation, beside):
            _say(request, _("“%(title)s” (%(language)s) stays where it is."), translation)
        elif translation.get_parent().pk != beside.pk:
            translation.move(beside, pos="last-child", user=request.user)
            _say(request, _("“%(title)s” (%(language)s) was moved along."), translation)


def tell_of_published_translations(request: HttpRequest, page: Page) -> None:
    """After a page was withdrawn, name its translations that readers still see."""
    for translation in _live_translations(page):
        _say(request, _("“%(title)s” (%(language)s) is still published."), translation)


def _may_move(user: Any, page: Page, parent: Page) -> bool:
    """Tell whether a user may move a page below another, and nothing there has its address."""
    taken = parent.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists()
    return not taken and bool(page.permissions_for_user(user).can_move_to(parent))


def _live_translations(page: Page) -> Iterator[Any]:
    return Page.objects.translation_of(page).filter(live=True).select_related("locale").iterator()


def _say(request: HttpRequest, sentence: str, page: Any) -> None:
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
    words = {"title": page.title, "language": page.locale.get_display_name()}
    messages.warning(request, sentence % words, buttons=[edit])
