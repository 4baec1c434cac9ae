"""Finds a page's neighbours in the tree, for whole lists."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from cms.api.content_types import exposed
from cms.api.context import RequestContext
from cms.api.loaders.objects import fetch
from cms.core.visibility import visible


def load_parents(pages: list[Any], context: RequestContext) -> list[Any]:
    """Return each page's parent, ``None`` where it may not be seen."""
    found = _by_path({_parent_path(page) for page in pages})
    return [found.get(_parent_path(page)) for page in pages]


def load_ancestors(pages: list[Any], context: RequestContext) -> list[list[Any]]:
    """Return the visible pages above each page, from the front page down."""
    found = _by_path({path for page in pages for path in _paths_above(page)})
    return [[found[path] for path in _paths_above(page) if path in found] for page in pages]


def load_translations(pages: list[Any], context: RequestContext) -> list[list[Any]]:
    """Return each page's visible counterparts in other languages."""
    others = fetch(visible(Page.objects.filter(translation_key__in={page.translation_key for page in pages})))
    others.sort(key=lambda other: other.pk)
    return [
        [other for other in others if other.translation_key == page.translation_key and other.pk != page.pk]
        for page in pages
    ]


def children(pages: list[Any]) -> Sequence[QuerySet[Any]]:
    """Return the visible pages right below each page."""
    below = [Page.objects.filter(path__startswith=page.path, depth=page.depth + 1) for page in pages]
    return [exposed(visible(queryset)) for queryset in below]


def _by_path(paths: set[str]) -> dict[str, Any]:
    # The tree's own root (depth 1) is nobody's page.
    return {page.path: page for page in fetch(visible(Page.objects.filter(path__in=paths, depth__gt=1)))}


def _parent_path(page: Any) -> str:
    return str(page.path)[: -Page.steplen]


def _paths_above(page: Any) -> list[str]:
    return [str(page.path)[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
