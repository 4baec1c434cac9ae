"""The content of a page as the rules read it: its blocks, its links, its pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from cms.core.blocks import ImageBlock
from cms.core.blocks.stored import readable


class PlacedBlock(NamedTuple):
    """A block of a body: the field that holds it, its index there, its id, its class, its stored value."""

    field: str
    place: int
    id: str
    block: Any
    value: Any


class Link(NamedTuple):
    """A link inside a rich text: its words, and where it leads as one text such as ``page:12``."""

    words: str
    target: str


@dataclass(frozen=True)
class Content:
    """What is checked: a page's values by field, and the language that it is written in.

    Attributes:
        page: the page (or snippet) with its unsaved values.
        bodies: the stored blocks of each of its bodies.
        language: code such as ``fr``.
    """

    page: Any
    bodies: Mapping[str, list[Mapping[str, Any]]]
    language: str

    @cached_property
    def blocks(self) -> list[PlacedBlock]:
        """Every block that can be read, in order."""
        return [placed for name, raw in self.bodies.items() for placed in _placed(self.page, name, raw)]

    def of(self, *kinds: type) -> Iterator[PlacedBlock]:
        """Yield the blocks of some types."""
        return (each for each in self.blocks if issubclass(each.block, kinds))

    @cached_property
    def pictures(self) -> dict[int, Any]:
        """The pictures of the library that the bodies show, by key: one statement."""
        keys = {each.value.get("image") for each in self.of(ImageBlock)} - {None}
        return get_image_model().objects.in_bulk(list(keys)) if keys else {}

    @cached_property
    def links(self) -> list[tuple[PlacedBlock, Link]]:
        """Every link inside a rich text, with its block."""
        return [(each, link) for each in self.blocks for html in _rich_texts(each) for link in links_in(html)]


def content_of(page: Any) -> Content:
    """Return a page's content, as it stands in memory."""
    fields = [each.name for each in page._meta.get_fields() if isinstance(each, StreamField)]
    bodies = {name: list(getattr(page, name).get_prep_value()) for name in fields}
    return Content(page, bodies, page.locale.language_code)


def links_in(html: str) -> list[Link]:
    """Return the links of a rich text as it is stored."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.found


def _placed(page: Any, name: str, raw: list[Mapping[str, Any]]) -> Iterator[PlacedBlock]:
    known = {key: type(block) for key, block in page._meta.get_field(name).stream_block.child_blocks.items()}
    for place, child in enumerate(raw):
        for each in readable([child], known):
            yield PlacedBlock(name, place, str(child.get("id") or ""), each.block, each.value)


def _rich_texts(placed: PlacedBlock) -> Iterator[str]:
    if isinstance(placed.value, str):
        yield placed.value
    elif issubclass(placed.block, blocks.StructBlock):
        for name, child in placed.block.base_blocks.items():
            if isinstance(child, blocks.RichTextBlock):
                yield placed.value.get(name) or ""


class _LinkReader(HTMLParser):
    """Collects the links of a rich text, with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._target: str | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a link."""
        if tag == "a":
            given = dict(attrs)
            linked = f"{given.get('linktype')}:{given.get('id')}"
            self._target = given.get("href") or (linked if given.get("linktype") else "")
            self._words = []

    def handle_data(self, data: str) -> None:
        """Keep the words of a link."""
        if self._target is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close a link."""
        if tag == "a" and self._target is not None:
            self.found.append(Link(" ".join("".join(self._words).split()), self._target))
            self._target = None
