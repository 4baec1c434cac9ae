"""Which pages, documents and images a stored rich text names."""

import re
from dataclasses import dataclass
from html import unescape

# A pattern is enough: Wagtail always escapes < and > inside attributes. What it misses stays hidden.
_TAG = re.compile(r"<(?:a|embed)\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_MAX_ID = 2**31 - 1  # Wagtail's keys are 32-bit; PostgreSQL refuses a query that names a larger one


@dataclass(frozen=True, slots=True)
class References:
    """The database ids that a rich text names, by kind."""

    pages: frozenset[int]
    documents: frozenset[int]
    images: frozenset[int]


def references(source: str) -> References:
    """Find the targets that a stored rich text names, so that those of many texts can be loaded together.

    Args:
        source: rich text as Wagtail stores it, with `<a linktype="page" id="3">` and the like.

    Returns:
        The ids named, malformed ones left out.
    """
    found: dict[str, set[int]] = {"page": set(), "document": set(), "image": set()}
    for tag in _TAG.finditer(source):
        attributes = _attributes(tag[1])
        kind = attributes.get("linktype") or attributes.get("embedtype") or ""
        target = target_id(attributes.get("id"))
        if kind in found and target is not None:
            found[kind].add(target)
    return References(frozenset(found["page"]), frozenset(found["document"]), frozenset(found["image"]))


def target_id(value: str | None) -> int | None:
    """Read an `id` attribute: a positive whole number that the database can hold, or None."""
    if value is None or len(value) > 10 or not (value.isascii() and value.isdigit()):
        return None
    number = int(value)
    return number if 0 < number <= _MAX_ID else None


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tag)}
