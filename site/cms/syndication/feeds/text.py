"""Texts for feeds: without what XML forbids, and with absolute addresses."""

import re
from datetime import datetime
from functools import cache

import nh3

#: All that isn't a character of XML 1.0 (2.2): control characters, halves of surrogate pairs, two that are none.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text without the characters that XML forbids."""
    return FORBIDDEN.sub("", text)


def whole_html(html: str, url: str) -> str:
    """Return safe HTML whose addresses are all absolute: a feed is read far from the page.

    Args:
        html: a body.
        url: the page's address.
    """
    return clean(_cleaner(url).clean(html))


def _cleaner(url: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_tags(),
        attributes=_attributes(),
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        url_relative=("rewrite_with_base", url),
    )


@cache
def _tags() -> set[str]:
    return {*nh3.ALLOWED_TAGS, "section", "iframe"}


@cache
def _attributes() -> dict[str, set[str]]:
    ours = {"*": {"id", "lang"}, "iframe": {"src", "title", "width", "height", "allowfullscreen"}}
    return {**nh3.ALLOWED_ATTRIBUTES, **ours}


def rfc3339(moment: datetime) -> str:
    """Return a moment as Atom and JSON Feed write it, to the second."""
    return moment.isoformat(timespec="seconds")
