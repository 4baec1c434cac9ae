"""JSON Feed 1.1; what it has no name for stands in ``_rights``, ``_archive`` and ``_withdrawn``."""

from typing import Any

import orjson

from cms.syndication.feeds.document import Entry, Head, Written
from cms.syndication.feeds.gone import Gone
from cms.syndication.feeds.text import clean, rfc3339, whole_html

VERSION = "https://jsonfeed.org/version/1.1"
TOMBSTONES = "https://www.rfc-editor.org/rfc/rfc6721"


def write_json(feed: Written) -> bytes:
    """Return the document."""
    head = feed.head
    written = {
        "version": VERSION,
        "title": clean(head.title),
        "home_page_url": head.url,
        "feed_url": head.links["self"],
        "description": clean(head.subtitle),
        "next_url": head.links.get("prev-archive", ""),
        "language": head.locale,
        "authors": [{"name": clean(head.publication)}],
        "hubs": [{"type": "WebSub", "url": head.links["hub"]}] if "hub" in head.links else [],
        "_archive": _archive(head),
        "_rights": {"licence": head.licence.name, "licence_url": head.licence.url},
    }
    if feed.gone:
        written["_withdrawn"] = {"about": TOMBSTONES, "items": [_tombstone(gone) for gone in feed.gone]}
    items = [_item(entry, head) for entry in feed.entries]
    return orjson.dumps({**_given(written), "items": items})


def _archive(head: Head) -> dict[str, Any]:
    about = "https://www.rfc-editor.org/rfc/rfc5005"
    return {"about": about, "archive": head.archive, "complete": head.complete}


def _tombstone(gone: Gone) -> dict[str, Any]:
    return _given({"id": gone.identity.urn, "date_withdrawn": rfc3339(gone.at), "notice": clean(gone.notice)})


def _item(entry: Entry, head: Head) -> dict[str, Any]:
    item = entry.item
    large = item.picture.large if item.picture else None
    written = {
        "id": item.identity.urn,
        "url": item.url,
        "external_url": item.origin_url,
        "title": clean(item.title),
        "content_html": whole_html(item.html, item.url),
        "summary": clean(item.summary),
        "image": large.url if large else "",
        "date_published": rfc3339(item.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [{"name": clean(name)} for name in item.signed_by(head.publication)],
        "tags": [clean(category.label) for category in item.categories],
        "language": head.locale,
        "attachments": [{"url": large.url, "mime_type": large.mime_type, "size_in_bytes": large.size}] if large else [],
        "_rights": _given(
            {
                "licence": item.licence.name,
                "licence_url": item.licence.url,
                "attribution": clean(item.licence.attribution),
                "source": clean(item.source),
            }
        ),
    }
    return {"content_html": "", **_given(written)}


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", [])}
