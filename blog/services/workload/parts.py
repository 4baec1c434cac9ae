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
        place = f"{article.slug}:{position}"
        name, value = _block(part, images, laureates, place)
        blocks.append(_with_id(name, value, place))
    return blocks


def laureates_of(article: Article, laureates: Sequence[int]) -> list[int]:
    """Return the keys of the laureates that the body speaks of, in order, each once."""
    positions = [each for part in article.body if isinstance(part, LaureatesPart) for each in part.laureates]
    return [laureates[position] for position in dict.fromkeys(positions)]


def _block(part: Part, images: Sequence[int], laureates: Sequence[int], place: str) -> tuple[str, Any]:
    """Return a block's name and value; the optional texts of ours that the file doesn't know are left empty."""
    match part:
        case HeadingPart():
            return "heading", {"text": part.text, "level": "2"}
        case ParagraphPart():
            return "paragraph", part.html
        case ImagePart():
            texts = {"alt": "", "decorative": False, "caption": "", "credit": ""}
            return "image", {"image": images[part.image], **texts}
        case QuotePart():
            return "quote", {"text": part.text, "attribution": "", "speaker": part.who, "role": ""}
        case LaureatesPart():
            items = [
                _with_id("item", laureates[position], f"{place}:{number}")
                for number, position in enumerate(part.laureates)
            ]
            return "laureate_list", {"title": "", "laureates": items}
        case _:
            assert_never(part)


def _with_id(name: str, value: Any, place: str) -> Block:
    """Return a block with an id that is the same on every run."""
    return {"type": name, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"workload:{place}"))}
