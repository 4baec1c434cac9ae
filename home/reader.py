"""The menu of the built-in reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page, Site

from cms.core.reader import ReaderRoots
from cms.core.visibility import visible
from home.models import Menu


@dataclass(frozen=True)
class Entry:
    """An entry that can be shown: its words, its address, the entries below it."""

    label: str
    url: str
    children: list["Entry"] = field(default_factory=list)


def menu(site: Site, language: str, handle: str) -> list[Entry]:
    """Return a menu's entries; one whose page may not be seen is left out, with what is below it.

    Args:
        site: the reader site.
        language: the language code of the page that shows it.
        handle: the menu's handle.
    """
    stored = Menu.objects.filter(handle=handle, site=site, locale__language_code=language).first()
    if stored is None:
        return []
    items: list[Mapping[str, Any]] = [item["value"] for item in stored.items.raw_data]
    below = [child for item in items for child in _below(item)]
    keys = [entry["page"] for entry in (*items, *below) if entry["page"]]
    pages = {page.pk: page for page in visible(Page.objects.filter(pk__in=keys))}
    roots = ReaderRoots()
    return [made for item in items if (made := _entry(item, pages, roots))]


def _entry(entry: Mapping[str, Any], pages: Mapping[int, Page], roots: ReaderRoots) -> Entry | None:
    page = pages.get(entry["page"])
    if page is None and not entry["url"]:
        return None
    children = [made for child in _below(entry) if (made := _entry(child, pages, roots))]
    return Entry(entry["label"] or (page.title if page else ""), roots.path(page) if page else entry["url"], children)


def _below(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [child.get("value", child) for child in entry.get("children") or []]
