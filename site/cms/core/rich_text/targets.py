"""What the pages, documents and images named in a rich text lead to, as far as readers may see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link to a visible page or document leads.

    `href` is an http(s) address or a path from the root; `object` is what the caller wants back in
    `RichText.links` (a page, say), or None.
    """

    href: str
    object: "object | None" = None  # quoted: the field hides the type from the class body


@dataclass(frozen=True, slots=True)
class ImageTarget:
    """A visible image as it is to be shown: its address, its size in pixels and its own alternative text."""

    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Targets:
    """The visible targets by database id. Whatever is absent is hidden from the reader."""

    pages: Mapping[int, LinkTarget] = field(default_factory=dict)
    documents: Mapping[int, LinkTarget] = field(default_factory=dict)
    images: Mapping[int, ImageTarget] = field(default_factory=dict)
