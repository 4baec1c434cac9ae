"""The words of a body, without its pictures, figures and cards: for counting, searching and previewing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cms.core.blocks.stored import readable
from cms.core.rich_text import plain


def body_text(raw: Iterable[Mapping[str, Any]], blocks: Mapping[str, type]) -> str:
    """Return the words of a stored body, in order; a blank line between blocks.

    Args:
        raw: the stored blocks: ``type`` and ``value``.
        blocks: the block classes by type. A class names the children that hold words in ``text_children``.
    """
    return "\n\n".join(text for each in readable(raw, blocks) if (text := _text(each.block, each.value)))


def _text(block: type, value: Any) -> str:
    if isinstance(value, str):
        return plain(value)
    return "\n".join(words for name in getattr(block, "text_children", ()) for words in _words(value.get(name)))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        # A table: its cells, row by row.
        for row in value.get("data") or []:
            yield from (str(cell) for cell in row if cell)
    elif isinstance(value, str) and value:
        yield plain(value) if value.lstrip().startswith("<") else value
