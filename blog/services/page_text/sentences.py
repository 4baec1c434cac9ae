"""Finding quotations and the ends of sentences in a paragraph."""

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

_CLOSING = {"«": "»", "“": "”", '"': '"'}
_MARK = re.compile('[«»“”"]')
_END = re.compile(r"""(?<![.!?…])[.!?…]++(?:\s*[»”")\]])*\s+(?=[«“"(\[]*\s*([^\W_]))""")
_WORD_BEFORE = re.compile(r"[^\W_]+\Z")
_ABBREVIATIONS = frozenset({"m", "mm", "mr", "mrs", "ms", "dr", "pr", "me", "st", "ste", "cf", "art", "p"})


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the outermost quotations of `text`, « », “ ” or straight, as (start, end) with the marks inside.

    A mark that is never closed, or was never opened, is an ordinary character.
    """
    opened: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        if awaited[mark]:
            closing = ""
            while closing != mark:
                closing, start = opened.pop()
                awaited[closing] -= 1
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, match.end()))
        elif mark in _CLOSING:
            opened.append((_CLOSING[mark], match.start()))
            awaited[_CLOSING[mark]] += 1
    return pairs


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, each with the whitespace after it: joined, they are `text` again.

    A sentence ends at . ! ? or … when a capital or a figure follows, outside quotations and not after an
    abbreviation. A doubtful end is no end: sentences that stay together lose nothing.
    """
    quoted = quotations(text)
    starts = [start for start, _ in quoted]
    bounds = [0]
    for match in _END.finditer(text):
        nearest = bisect_left(starts, match.end()) - 1
        inside_quotation = nearest >= 0 and match.end() < quoted[nearest][1]
        opens_sentence = match[1].isupper() or match[1].isdigit()
        if opens_sentence and not inside_quotation and not _abbreviated(text, match):
            bounds.append(match.end())
    bounds.append(len(text))
    return [text[start:end] for start, end in pairwise(bounds)]


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    """Tell whether the full stop belongs to an abbreviation ("M.") or an initial ("J.")."""
    if match[0].rstrip() != ".":
        return False
    word = _WORD_BEFORE.search(text, max(0, match.start() - 8), match.start())
    if word is None:
        return False
    is_initial = len(word[0]) == 1 and word[0].isupper()
    return is_initial or word[0].lower() in _ABBREVIATIONS
