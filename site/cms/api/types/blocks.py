"""What the machine's own blocks need beside their plain children: pictures, files, figures, pages."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.utils.text import slugify
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from cms.api.addresses import absolute
from cms.api.batches import batch_of, together
from cms.api.context import RequestContext
from cms.api.declarations import Declaration, Field, list_of
from cms.api.loaders.objects import fetch_visible
from cms.api.scalars import HTML
from cms.api.types.common import KeyFigure, KeyFigureValue
from cms.api.types.image import Image
from cms.api.types.page import PageInterface
from cms.api.types.streamfield import BlockNode, as_key
from cms.core.blocks import (
    DocumentBlock,
    EmbedBlock,
    HeadingBlock,
    ImageBlock,
    KeyFiguresBlock,
    RelatedPagesBlock,
    TableBlock,
)
from cms.core.blocks.stored import listed
from cms.core.embeds import EmbedView, embed_view

Text = graphene.NonNull(graphene.String)


def each(read: Any) -> Any:
    """Make a loader of a function that reads one block and needs nothing else."""

    def load(nodes: list[BlockNode], context: RequestContext) -> list[Any]:
        return [read(node) for node in nodes]

    return load


def _alt(node: BlockNode) -> str:
    return "" if node.read("decorative") else str(node.read("alt") or node.target.description)


def figures_of(node: BlockNode) -> list[KeyFigureValue]:
    """Return a block's figures."""
    items = listed(node.read("figures") or [])
    return [
        KeyFigureValue(
            str(item.get("label") or ""),
            float(item.get("value") or 0),
            str(item.get("unit") or ""),
            as_key(item.get("as_of")),
        )
        for item in items
    ]


@dataclass(frozen=True)
class Table:
    """A table's cells, all as text."""

    header: list[str]
    rows: list[list[str]]


def table_of(node: BlockNode) -> Table:
    """Return a block's table, its first row apart if it holds the headings."""
    stored = node.read("table") or {}
    rows = [["" if cell is None else str(cell) for cell in row] for row in stored.get("data") or []]
    has_header = bool(stored.get("first_row_is_table_header", True))
    return Table(rows[0] if has_header and rows else [], rows[1:] if has_header else rows)


def load_embeds(nodes: list[BlockNode], context: RequestContext) -> list[EmbedView]:
    """Describe what each block embeds, from what was stored when it was chosen; read once, whichever fields ask."""
    return [batch_of(node).answer(node, BlockNode, "embeds", _read_embeds) for node in nodes]


def _read_embeds(nodes: list[BlockNode]) -> list[EmbedView]:
    urls = [str(node.read("embed") or "") for node in nodes]
    known = {embed.hash: embed for embed in Embed.objects.filter(hash__in={get_embed_hash(url) for url in urls})}
    return [embed_view(url, known.get(get_embed_hash(url))) for url in urls]


def _embed(attribute: str) -> Any:
    def load(nodes: list[BlockNode], context: RequestContext) -> list[Any]:
        return [getattr(view, attribute) for view in load_embeds(nodes, context)]

    return load


def _load_pages(nodes: list[BlockNode], context: RequestContext) -> list[list[Any]]:
    found = fetch_visible("wagtailcore.Page", {key for node in nodes for key in node.keys("pages")})
    together(found.values())
    return [[found[key] for key in node.keys("pages") if key in found] for node in nodes]


FIELDS: dict[Any, list[Declaration]] = {
    HeadingBlock: [
        Field(
            "anchor",
            Text,
            each(lambda node: slugify(node.read("text") or "")),
            description="For links to the heading.",
        ),
    ],
    ImageBlock: [
        Field("image", graphene.NonNull(Image), each(lambda node: node.target)),
        Field("alt", Text, each(_alt), description="The text alternative here; empty for a decorative picture."),
        Field(
            "credit",
            Text,
            each(lambda node: node.read("credit") or node.target.credit),
            description="May be empty.",
        ),
    ],
    KeyFiguresBlock: [Field("figures", list_of(KeyFigure, size=4), each(figures_of))],
    TableBlock: [
        Field(
            "header",
            list_of(graphene.String, size=6),
            each(lambda node: table_of(node).header),
            description="May be empty.",
            price=0,
        ),
        Field("rows", list_of(list_of(graphene.String), size=20), each(lambda node: table_of(node).rows), price=0),
    ],
    DocumentBlock: [
        Field("title", Text, each(lambda node: node.read("title") or node.target.title)),
        Field("url", Text, each(lambda node: absolute(node.target.url)), description="Absolute."),
        Field("size_bytes", graphene.NonNull(graphene.Int), each(lambda node: node.target.file_size or 0)),
        Field("extension", Text, each(lambda node: node.target.file_extension), description="Such as `pdf`."),
    ],
    EmbedBlock: [
        Field("url", Text, each(lambda node: node.read("embed") or ""), description="The page that shows it."),
        Field("html", graphene.NonNull(HTML), _embed("html"), description="A player, or a plain link."),
        Field("provider", Text, _embed("provider"), description="The site that hosts it; may be empty."),
        Field("title", Text, _embed("title"), description="May be empty."),
        Field("thumbnail_url", graphene.String, _embed("thumbnail_url")),
    ],
    RelatedPagesBlock: [Field("pages", list_of(PageInterface, size=6), _load_pages)],
}
