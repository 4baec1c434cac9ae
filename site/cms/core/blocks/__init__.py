"""The blocks of a body that any content app can use; ``BODY_BLOCKS`` names those that editors are offered."""

from cms.core.blocks.callouts import CalloutBlock
from cms.core.blocks.figures import KeyFigureBlock, KeyFiguresBlock, TableBlock
from cms.core.blocks.links import RelatedPagesBlock
from cms.core.blocks.media import DocumentBlock, EmbedBlock, ImageBlock
from cms.core.blocks.text import HeadingBlock, ParagraphBlock, QuoteBlock

BODY_BLOCKS = {
    "heading": HeadingBlock,
    "paragraph": ParagraphBlock,
    "quote": QuoteBlock,
    "callout": CalloutBlock,
    "image": ImageBlock,
    "document": DocumentBlock,
    "embed": EmbedBlock,
    "key_figures": KeyFiguresBlock,
    "table": TableBlock,
    "related_pages": RelatedPagesBlock,
}

__all__ = [
    "BODY_BLOCKS",
    "CalloutBlock",
    "DocumentBlock",
    "EmbedBlock",
    "HeadingBlock",
    "ImageBlock",
    "KeyFigureBlock",
    "KeyFiguresBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "RelatedPagesBlock",
    "TableBlock",
]
