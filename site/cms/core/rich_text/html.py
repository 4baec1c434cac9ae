"""Rich text as HTML that is safe to insert in a page."""

from functools import lru_cache
from html import escape
from itertools import takewhile

import nh3

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

# What we write is safe by construction; the sanitiser at the way out keeps it so whatever is added here.
_SANITISER = nh3.Cleaner(
    tags={
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "figure", "img", "br", "a",
        "b", "strong", "i", "em", "s", "del", "code", "sup", "sub", "q",
    },
    attributes={"a": {"href"}, "img": {"src", "alt", "width", "height", "loading"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)  # fmt: skip


def to_html(root: Root) -> str:
    """Return the text as sanitised HTML, always the same bytes for the same text."""
    return _SANITISER.clean("".join(_block(block) for block in root.children))


def _block(node: Block) -> str:
    match node:
        case Paragraph() | Embed():
            return f"<p>{_line(node)}</p>"
        case Heading():
            return f"<h{node.level}>{_inlines(node.children)}</h{node.level}>"
        case List():
            tag = "ol" if node.ordered else "ul"
            items = "".join(f"<li>{_contents(item)}</li>" for item in node.children)
            return f"<{tag}>{items}</{tag}>"
        case Blockquote():
            return f"<blockquote>{_contents(node)}</blockquote>"
        case Image():
            return f"<figure>{_img(node)}</figure>"
        case Rule():
            return "<hr>"


def _img(image: Image) -> str:
    src, alt = escape(image.src), escape(image.alt)
    return f'<img src="{src}" alt="{alt}" width="{image.width}" height="{image.height}" loading="lazy">'


def _contents(node: ListItem | Blockquote) -> str:
    """Write the blocks of an item or a quotation, an only paragraph in front without <p>, as Wagtail does."""
    first, *rest = node.children
    if not isinstance(first, Paragraph | Embed) or any(isinstance(block, Paragraph | Embed) for block in rest):
        return "".join(_block(block) for block in node.children)
    return _line(first) + "".join(_block(block) for block in rest)


def _line(node: Paragraph | Embed) -> str:
    """Write what stands in a paragraph; a medium is a link to it, as a provider's HTML is never trusted."""
    if isinstance(node, Paragraph):
        return _inlines(node.children)
    url = escape(node.url)
    return f'<a href="{url}">{url}</a>'


def _inlines(nodes: list[Inline]) -> str:
    """Write words and links, each mark opened once for all neighbours that share it."""
    written: list[str] = []
    opened: tuple[str, ...] = ()
    for node in nodes:
        marks = () if isinstance(node, Anchor) else node.marks
        if marks != opened:
            written.append(_turn(opened, marks))
            opened = marks
        written.append(_inline(node))
    written.append(_turn(opened, ()))
    return "".join(written)


@lru_cache(maxsize=1024)  # few sets of marks ever occur
def _turn(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Write the tags that lead from one set of marks to another; the outer ones they share stay open."""
    pairs = zip(old, new, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    closed = "".join(f"</{tag}>" for tag in reversed(old[shared:]))
    return closed + "".join(f"<{tag}>" for tag in new[shared:])


def _inline(node: Inline) -> str:
    match node:
        case Text():
            return escape(node.value, quote=False)
        case LineBreak():
            return "<br>"
        case Anchor():
            return f'<a href="{escape(node.href)}">{_inlines(node.children)}</a>'
