"""What JSON Feed 1.1 asks of a document, as a list of what it breaks."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip
ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str,
    "summary": str, "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list,
    "tags": list, "language": str, "attachments": list,
}  # fmt: skip
AUTHOR = {"name": str, "url": str, "avatar": str}
ATTACHMENT = {"url": str, "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int}


def broken_rules(feed: Mapping[str, Any]) -> list[str]:
    """Return in words what a document breaks; an empty list if it is a JSON Feed."""
    found = [*_shape("feed", feed, FEED, {"version", "title", "items"})]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("version")
    items = feed.get("items", [])
    if len({item.get("id") for item in items}) < len(items):
        found.append("two items with one id")
    for item in items:
        found.extend(_broken_by(item))
    return found


def _broken_by(item: Mapping[str, Any]) -> Iterator[str]:
    yield from _shape("item", item, ITEM, {"id"})
    if "content_html" not in item and "content_text" not in item:
        yield "item without content"
    for name in ("date_published", "date_modified"):
        if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
            yield f"{name} without offset"
    for name in ("url", "external_url", "image"):
        if name in item and not urlsplit(item[name]).scheme:
            yield f"{name} is not absolute"
    for author in item.get("authors", []):
        yield from _shape("author", author, AUTHOR, set())
        if not author:
            yield "author who says nothing"
    for attachment in item.get("attachments", []):
        yield from _shape("attachment", attachment, ATTACHMENT, {"url", "mime_type"})
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        yield "tag that is no text"


def _shape(name: str, value: Mapping[str, Any], types: Mapping[str, type], required: set[str]) -> Iterator[str]:
    yield from (f"{name} without {key}" for key in required - value.keys())
    for key, inside in value.items():
        # Extensions: an object whose name begins with an underscore.
        expected = dict if key.startswith("_") else types.get(key)
        if expected is None:
            yield f"{key} of {name}"
        elif not isinstance(inside, expected):
            yield f"{key} of {name} is no {expected.__name__}"
