"""Writes whole bodies as HTML, for frontends and feeds that want no blocks: no styles, no scripts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from cms.api.addresses import absolute
from cms.api.context import RequestContext
from cms.api.declarations import Load
from cms.api.loaders.bodies import load_bodies
from cms.api.loaders.objects import fetch_visible
from cms.api.loaders.renditions import find_renditions, stand_in
from cms.api.loaders.rich_texts import load_rich_texts
from cms.api.types.blocks import figures_of, load_embeds, table_of
from cms.api.types.streamfield import BlockNode
from cms.core import content_apps
from cms.core.blocks import (
    CalloutBlock,
    DocumentBlock,
    EmbedBlock,
    HeadingBlock,
    ImageBlock,
    KeyFiguresBlock,
    ParagraphBlock,
    QuoteBlock,
    RelatedPagesBlock,
    TableBlock,
)
from cms.core.figures import written
from cms.core.images.presets import ImagePreset, spec

#: Writes blocks of one type: as many texts as nodes, in their order.
Writer = Callable[[list[BlockNode], RequestContext], list[SafeString]]

EMPTY = SafeString("")


def load_body_html(source: str) -> Load:
    """Return a loader that writes bodies as HTML.

    Args:
        source: the StreamField's name.
    """

    def load(objects: list[Any], context: RequestContext) -> list[str]:
        bodies = load_bodies(source)(objects, context)
        by_type: dict[type, list[BlockNode]] = defaultdict(list)
        for node in (node for body in bodies for node in body):
            by_type[node.block].append(node)
        written: dict[int, SafeString] = {}
        for block, nodes in by_type.items():
            texts = writers()[block](nodes, context) if block in writers() else [EMPTY] * len(nodes)
            written.update(zip(map(id, nodes), texts, strict=True))
        return ["\n".join(text for node in body if (text := written[id(node)])) for body in bodies]

    return load


@cache
def writers() -> dict[type, Writer]:
    """Return how each block type is written; a content app names those of its blocks in ``BODY_HTML``."""
    found: dict[type, Writer] = dict(BODY_HTML)
    for module in content_apps.modules("api"):
        found.update(getattr(module, "BODY_HTML", {}))
    return found


def each(write: Callable[[BlockNode], SafeString]) -> Writer:
    """Make a writer of a function that writes one block and needs nothing else."""
    return lambda nodes, context: [write(node) for node in nodes]


def rich_html(nodes: list[BlockNode], context: RequestContext, child: str) -> list[SafeString]:
    """Return the safe HTML of one rich text child of each block; empty where there is none."""
    texts = load_rich_texts(child, True)(nodes, context)
    return [mark_safe(text.text.html) for text in texts]  # noqa: S308  cms.core.rich_text sanitised it.


def optional(element: str, text: Any) -> SafeString:
    """Return a text in an element, nothing for no text."""
    return format_html("<{0}>{1}</{0}>", SafeString(element), text) if text else EMPTY


def link_list(title: str, links: Iterable[tuple[str, str]]) -> SafeString:
    """Return a titled list of links (address, words); words alone where there is no address."""
    items = [format_html('<a href="{}">{}</a>', url, words) if url else words for url, words in links]
    if not items:
        return EMPTY
    return format_html(
        "{}<ul>{}</ul>", optional("h3", title), format_html_join("", "<li>{}</li>", ((i,) for i in items))
    )


def _heading(node: BlockNode) -> SafeString:
    level = node.read("level") if node.read("level") in {"2", "3", "4"} else "2"
    text = str(node.read("text") or "")
    return format_html('<h{0} id="{1}">{2}</h{0}>', level, slugify(text), text)


def _quote(node: BlockNode) -> SafeString:
    words = [str(node.read(name)) for name in ("attribution", "speaker") if node.read(name)]
    source = ", ".join(filter(None, [" ".join(words), str(node.read("role") or "")]))
    language = format_html(' lang="{}"', node.read("language")) if node.read("language") else EMPTY
    quoted = format_html("<blockquote{}><p>{}</p></blockquote>", language, node.read("text") or "")
    return format_html("<figure>{}{}</figure>", quoted, optional("figcaption", source))


def _callouts(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    texts = rich_html(nodes, context, "text")
    return [
        format_html("<aside>{}{}</aside>", optional("h3", node.read("title")), text)
        for node, text in zip(nodes, texts, strict=True)
    ]


def _images(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    size = spec(ImagePreset.BODY_800)
    found = find_renditions([node.target for node in nodes], [size])
    return [_image(node, found.get((node.target.pk, size)) or stand_in(node.target)) for node in nodes]


def _image(node: BlockNode, file: Any) -> SafeString:
    alt = "" if node.read("decorative") else node.read("alt") or node.target.description
    picture = format_html('<img src="{}" alt="{}" width="{}" height="{}">', file.url, alt, file.width, file.height)
    legend = " – ".join(filter(None, [node.read("caption"), node.read("credit") or node.target.credit]))
    return format_html("<figure>{}{}</figure>", picture, optional("figcaption", legend))


def _figures(node: BlockNode) -> SafeString:
    pairs = ((figure.label, written(figure.value, figure.unit)) for figure in figures_of(node))
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))


def _table(node: BlockNode) -> SafeString:
    table = table_of(node)
    head = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in table.header))
    rows = format_html_join(
        "", "<tr>{}</tr>", ((format_html_join("", "<td>{}</td>", ((c,) for c in row)),) for row in table.rows)
    )
    header = format_html("<thead><tr>{}</tr></thead>", head) if table.header else EMPTY
    return format_html("<table>{}{}<tbody>{}</tbody></table>", optional("caption", node.read("caption")), header, rows)


def _document(node: BlockNode) -> SafeString:
    title = node.read("title") or node.target.title
    return format_html('<p><a href="{}" download>{}</a></p>', absolute(node.target.url), title)


def _embeds(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    return [mark_safe(view.html) for view in load_embeds(nodes, context)]  # noqa: S308  cms.core.embeds sanitised it.


def _related(nodes: list[BlockNode], context: RequestContext) -> list[SafeString]:
    found = fetch_visible("wagtailcore.Page", {key for node in nodes for key in node.keys("pages")})
    return [
        link_list(
            str(node.read("title") or ""),
            [(context.roots.url(found[key]), found[key].title) for key in node.keys("pages") if key in found],
        )
        for node in nodes
    ]


BODY_HTML: dict[type, Writer] = {
    HeadingBlock: each(_heading),
    ParagraphBlock: lambda nodes, context: rich_html(nodes, context, "rich_text"),
    QuoteBlock: each(_quote),
    CalloutBlock: _callouts,
    ImageBlock: _images,
    KeyFiguresBlock: each(_figures),
    TableBlock: each(_table),
    DocumentBlock: each(_document),
    EmbedBlock: _embeds,
    RelatedPagesBlock: _related,
}
