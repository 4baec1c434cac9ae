"""Where things are edited, for lists of things of many types: as few statements as there are types."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page


def edit_url(model: Any, key: int | str) -> str:
    """Return the address at which a page or snippet is edited; empty for what has none."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[key])
    viewset = getattr(model, "snippet_viewset", None)
    try:
        return reverse(viewset.get_url_name("edit"), args=[key]) if viewset else ""
    except NoReverseMatch:
        return ""


def named(things: Iterable[tuple[int, int]]) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the names of things and the addresses at which they are edited.

    Args:
        things: content type and key of each.
    """
    keys: dict[int, set[int]] = defaultdict(set)
    for content_type, key in things:
        keys[content_type].add(key)
    found = {}
    for content_type, of_type in keys.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        rows = Page.objects if issubclass(model, Page) else model._default_manager
        for each in rows.filter(pk__in=of_type):
            found[content_type, each.pk] = str(each), edit_url(model, each.pk)
    return found
