"""Gathers small texts into pieces that are worth a network packet."""

from collections.abc import Iterable, Iterator

#: Characters of a piece, about.
SIZE = 64 * 1024


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield the texts as UTF-8, several at a time."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= SIZE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
