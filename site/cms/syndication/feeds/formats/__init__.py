"""How a feed is written: a function and a media type for each format."""

from collections.abc import Callable

from cms.syndication.feeds.document import Written
from cms.syndication.feeds.formats.atom import write_atom
from cms.syndication.feeds.formats.json_feed import write_json
from cms.syndication.feeds.formats.rss import write_rss

WRITERS: dict[str, tuple[Callable[[Written], bytes], str]] = {
    "atom": (write_atom, "application/atom+xml; charset=utf-8"),
    "rss": (write_rss, "application/rss+xml; charset=utf-8"),
    "json": (write_json, "application/feed+json; charset=utf-8"),
}

__all__ = ["WRITERS"]
