"""The passage of a text that shows why it was found, with the found words marked."""

from html import escape
from itertools import pairwise

from cms.core.search.query import SearchQuery
from cms.core.search.words import WORD, composed, forms

#: Words of one snippet.
WORDS = 32
#: Words before the first one that was found, so that it stands in a sentence.
LEAD = 6
#: How much of a text is looked through, in characters.
MAX_TEXT = 20_000


def snippet(text: str, query: SearchQuery) -> str:
    """Return the passage with the most of the words that were asked for, else the text's beginning.

    Args:
        text: plain text.
        query: what was asked.

    Returns:
        Safe HTML without any element but ``<mark>``; "…" where the text goes on.
    """
    text = composed(text)
    wanted = query.forms
    words = list(WORD.finditer(text[:MAX_TEXT]))
    hits = [
        (index, shared)
        for index, word in enumerate(words)
        if (shared := wanted.intersection(forms(word[0], query.language)))
    ]
    if not words:
        return ""
    first = max(0, _best(hits) - LEAD)
    last = min(first + WORDS, len(words)) - 1
    start = 0 if first == 0 else words[first].start()
    end = len(text) if last == len(words) - 1 else words[last].end()
    marked = [words[index].span() for index, _forms in hits if first <= index <= last]
    return _marked(text, start, end, marked)


def _best(hits: list[tuple[int, frozenset[str]]]) -> int:
    """Return the place of the hit after which, within a snippet's length, most of the words that were asked stand."""
    best, most = 0, 0
    for number, (index, _forms) in enumerate(hits):
        near = hits[number : number + WORDS]
        found = len(frozenset().union(*(shared for place, shared in near if place < index + WORDS - LEAD)))
        if found > most:
            best, most = index, found
    return best


def _marked(text: str, start: int, end: int, marked: list[tuple[int, int]]) -> str:
    pieces = [f"<mark>{escape(text[begin:stop])}</mark>" for begin, stop in marked]
    bounds = [start, *(bound for span in marked for bound in span), end]
    between = [escape(text[left:right]) for left, right in pairwise(bounds)][::2]
    joined = "".join(piece for pair in zip(between, [*pieces, ""], strict=True) for piece in pair)
    return ("… " if start else "") + " ".join(joined.split()) + (" …" if end < len(text) else "")
