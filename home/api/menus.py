"""Turns a stored menu into entries that can be shown: hidden pages leave no trace."""

from collections.abc import Iterable, Mapping
from typing import Any

from cms.api.kit import RequestContext, fetch_visible
from home.api.types import MenuItemValue
from home.models import Menu


def menu_items(menu: Menu, context: RequestContext) -> list[MenuItemValue]:
    """Return a menu's entries. One whose page may not be seen is left out, with the entries below it."""
    stored = [child["value"] for child in menu.items.raw_data]
    below = [entry for item in stored for entry in _children(item)]
    keys = {entry.get("page") for entry in (*stored, *below)}
    pages = fetch_visible("wagtailcore.Page", [key for key in keys if isinstance(key, int)])
    items = []
    for entry in stored:
        item = _item(entry, pages, context)
        if item is not None:
            found = (_item(child, pages, context) for child in _children(entry))
            item.children = [child for child in found if child is not None]
            items.append(item)
    return items


def _children(entry: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return [child.get("value", child) for child in entry.get("children") or []]


def _item(entry: Mapping[str, Any], pages: Mapping[int, Any], context: RequestContext) -> MenuItemValue | None:
    if entry.get("page") is None:
        return MenuItemValue(entry.get("label") or "", entry.get("url") or "")
    page = pages.get(entry["page"])
    if page is None:
        return None
    return MenuItemValue(entry.get("label") or page.title, context.roots.url(page), page)
