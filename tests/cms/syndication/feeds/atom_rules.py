"""What RFC 4287 asks of an Atom document, as a list of what a document breaks: also what a schema (atom.rng) can't say."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
#: Section 3.3: RFC 3339 with T, and Z or an offset.
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
#: Sections 4.1.1, 4.1.2 and 4.2.11: the children of each container, and how often: at least, at most.
MANY = 10_000
METADATA = {
    "author": (0, MANY),
    "category": (0, MANY),
    "contributor": (0, MANY),
    "id": (1, 1),
    "link": (0, MANY),
    "rights": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
OF_FEED = {**METADATA, "generator": (0, 1), "icon": (0, 1), "logo": (0, 1), "subtitle": (0, 1)}
CHILDREN = {
    "feed": {**OF_FEED, "entry": (0, MANY)},
    "entry": {**METADATA, "content": (0, 1), "published": (0, 1), "source": (0, 1), "summary": (0, 1)},
    "source": {name: (0, most) for name, (_least, most) in OF_FEED.items()},
    "author": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
}
ATTRIBUTES = {
    "category": {"term", "scheme", "label"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "content": {"type", "src"},
    "generator": {"uri", "version"},
    **{name: {"type"} for name in ("title", "subtitle", "summary", "rights")},
}
REQUIRED = {"category": {"term"}, "link": {"href"}}


def broken_rules(document: bytes) -> list[str]:
    """Return in words what a document breaks; an empty list if it is an Atom feed."""
    root = ElementTree.fromstring(document)
    if root.tag != f"{ATOM}feed":
        return ["the outermost element is no feed"]
    return [*_shape(root), *_values(root), *_identity(root), *_links(root)]


def _shape(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    allowed = CHILDREN.get(name, {})
    counts: dict[str, int] = {}
    for child in element:
        if child.tag.startswith(ATOM):
            counts[child.tag.removeprefix(ATOM)] = counts.get(child.tag.removeprefix(ATOM), 0) + 1
            yield from _shape(child)
    yield from (f"{child} in {name}" for child in counts.keys() - allowed.keys())
    for child, (least, most) in allowed.items():
        if not least <= counts.get(child, 0) <= most:
            yield f"{counts.get(child, 0)} {child} in {name}"
    given = {key for key in element.keys() if not key.startswith("{")}  # noqa: SIM118  # an Element is no dict
    yield from (f"{attribute} of {name}" for attribute in given - ATTRIBUTES.get(name, set()))
    yield from (f"{name} without {attribute}" for attribute in REQUIRED.get(name, set()) - given)


def _values(root: Element) -> Iterator[str]:
    for name in ("updated", "published"):
        for element in root.iter(f"{ATOM}{name}"):
            text = element.text or ""
            if not DATE.fullmatch(text):
                yield f"{name} {text}"
            else:
                datetime.fromisoformat(text)
    for element in root.iter(f"{ATOM}id"):
        if not urlsplit(element.text or "").scheme:
            yield f"id {element.text}"
    for element in (each for name in ("title", "summary", "rights", "content") for each in root.iter(ATOM + name)):
        if element.get("type", "text") in ("text", "html") and len(element):
            yield f"elements in {element.tag}"
    for element in root.iter(f"{ATOM}name"):
        if not element.text:
            yield "name of nobody"


def _identity(root: Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    # 4.1.1: of two entries with one id, one is newer.
    named = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    if len(set(named)) < len(named):
        yield "two entries with one id and one date"
    for entry in entries:
        # 4.1.1: somebody is the author; 4.1.2: without content there is a page.
        if not any(each.find(f"{ATOM}author") is not None for each in (entry, root)):
            yield "entry without author"
        pages = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not pages:
            yield "entry with neither content nor page"


def _links(root: Element) -> Iterator[str]:
    for container in (root, *root.findall(f"{ATOM}entry")):
        pages = [
            (link.get("type"), link.get("hreflang"))
            for link in container.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(set(pages)) < len(pages):
            yield "two alternates of one type"
    for link in root.iter(f"{ATOM}link"):
        if not urlsplit(link.get("href", "")).scheme:
            yield f"href {link.get('href')}"
        if link.get("type") and "/" not in link.get("type", ""):
            yield f"type {link.get('type')}"
