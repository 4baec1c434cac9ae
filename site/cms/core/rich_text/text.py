"""Rich text as plain text."""

from collections.abc import Iterator

from cms.core.rich_text.nodes import (
    Anchor,
    Block,
    Blockquote,
    Embed,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Root,
    Rule,
    Text,
)


def to_text(root: Root) -> str:
    """Return the words, each block, list item and broken line on a line of its own."""
    return "\n".join(_lines(root))


def inline_text(children: list[Inline]) -> str:
    """Return the words of one block."""
    return "".join(_words(child) for child in children)


def _lines(node: Root | Block | ListItem) -> Iterator[str]:
    match node:
        case Paragraph() | Heading():
            yield inline_text(node.children)
        case Embed():
            yield node.url
        case Root() | List() | ListItem() | Blockquote():
            for child in node.children:
                yield from _lines(child)
        case Image() | Rule():
            pass  # no words


def _words(node: Inline) -> str:
    match node:
        case Text():
            return node.value
        case LineBreak():
            return "\n"
        case Anchor():
            return inline_text(node.children)
