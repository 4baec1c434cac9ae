"""The links of a rich text."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.rich_text.nodes import Anchor, Block, Embed, Heading, Image, ListItem, Paragraph, Root, Rule
from cms.core.rich_text.text import inline_text


@dataclass(frozen=True, slots=True)
class Link:
    """A link as readers see it: its words, its address, and the `LinkTarget.object` behind it or None."""

    text: str
    href: str
    target: object | None


def to_links(root: Root) -> tuple[Link, ...]:
    """Return the links in the order of the text. An embedded medium counts, by its address."""
    return tuple(_links(root))


def _links(node: Root | Block | ListItem) -> Iterator[Link]:
    match node:
        case Paragraph() | Heading():
            for child in node.children:
                if isinstance(child, Anchor):
                    yield Link(inline_text(child.children).strip(" "), child.href, child.target)
        case Embed():
            yield Link(node.url, node.url, None)
        case Image() | Rule():
            pass
        case _:
            for block in node.children:
                yield from _links(block)
