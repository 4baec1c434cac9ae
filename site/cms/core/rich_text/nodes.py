"""The nodes of a rich text: blocks in a root, list items and quotations; words, breaks and links in blocks.

`docs/rich-text.schema.json` describes the same tree as readers get it.
"""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Text:
    """Words, with the tags that mark them (`b`, `em` …) from the outside in."""

    value: str
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class LineBreak:
    """A line break inside a block, with the tags that it stands in."""

    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class Anchor:
    """A link around words and breaks. `target` is what the caller gave for its page or document."""

    href: str
    target: object | None = None
    children: "list[Inline]" = field(default_factory=list)


Inline = Text | LineBreak | Anchor


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class Heading:
    """A heading, of level 2 to 6: level 1 is the page's title."""

    level: int
    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class Image:
    """A picture; sizes in pixels."""

    src: str
    alt: str
    width: int
    height: int


@dataclass(slots=True)
class Rule:
    """A thematic break."""


@dataclass(slots=True)
class Embed:
    """A medium on another site, by its address."""

    url: str


@dataclass(slots=True)
class ListItem:
    """An item of a list."""

    children: "list[Block]" = field(default_factory=list)


@dataclass(slots=True)
class List:
    """A list, numbered or not."""

    ordered: bool
    children: list[ListItem] = field(default_factory=list)


@dataclass(slots=True)
class Blockquote:
    """A quotation of one block or more."""

    children: "list[Block]" = field(default_factory=list)


@dataclass(slots=True)
class Root:
    """A whole text."""

    children: "list[Block]" = field(default_factory=list)


Block = Paragraph | Heading | List | Blockquote | Image | Rule | Embed
