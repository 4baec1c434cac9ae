"""Writes the parts of an article's body as blocks, in the form in which they are stored."""

import uuid
from collections.abc import Sequence
from typing import Any, assert_never

from blog.services.workload.content import (
    Article,
    HeadingPart,
    ImagePart,
    LaureatesPart,
    ParagraphPart,
    Part,
    QuotePart,
)

Block = dict[str, Any]


def blocks_of(article: Article, images: Sequence[int], laureates: Sequence[int]) -> list[Block]:
    """Return the blocks of an article's body.

    Args:
        article: the article of the file.
        images: keys of the stored pictures, by position in the file.
        laureates: keys of the stored laureates, likewise.
    """
    blocks = []
    for position, part in enumerate(article.body):
        name, value = _block(part, images, laureates)
        blocks.append({"type": name, "value": value, "id": _identifier(article.slug, position)})
    return blocks


def laureates_of(article: Article, laureates: Sequence[int]) -> list[int]:
    """Return the keys of the laureates that the body speaks of, in order, each once."""
    positions = [each for part in article.body if isinstance(part, LaureatesPart) for each in part.laureates]
    return [laureates[position] for position in dict.fromkeys(positions)]


def _block(part: Part, images: Sequence[int], laureates: Sequence[int]) -> tuple[str, Any]:
    match part:
        case HeadingPart():
            return "heading", {"text": part.text, "level": "2"}
        case ParagraphPart():
            return "paragraph", part.html
        case ImagePart():
            value = {"alt": "", "decorative": False, "caption": "", "credit": ""}
            return "image", {"image": images[part.image], **value}
        case QuotePart():
            return "quote", {"text": part.text, "attribution": "", "speaker": part.who, "role": ""}
        case LaureatesPart():
            return "laureate_list", {"title": "", "laureates": [laureates[each] for each in part.laureates]}
        case _:
            assert_never(part)


def _identifier(slug: str, position: int) -> str:
    """Return the block's id, the same on every run."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"workload:{slug}:{position}"))
