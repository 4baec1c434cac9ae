"""From the text of a page to its lines, tidied in their whitespace only."""

import re
from itertools import groupby, pairwise

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
WRAP_WIDTHS = range(50, 101)
"""A page whose longest line has such a width was broken into lines by the program that saved it."""

_SPACES = re.compile(r"(?P<opening>«)?(?P<space>\s+)(?P<closing>[;:!?»])?")


def tidy(line: str) -> str:
    """Return `line` with each run of whitespace as one space, no-break beside « » ; : ! and ?.

    Whitespace is never added where there was none, so the words stay what they were.
    """
    return _SPACES.sub(_one_space, line.strip())


def _one_space(match: re.Match[str]) -> str:
    opening, space, closing = match["opening"] or "", match["space"], match["closing"] or ""
    if opening or closing:
        space = NARROW_NO_BREAK if NARROW_NO_BREAK in space else NO_BREAK
    elif len(space) > 1 or space not in (NO_BREAK, NARROW_NO_BREAK):
        space = " "
    return opening + space + closing


def blocks(text: str) -> list[list[str]]:
    """Return the blocks of the page (what blank lines separate), each as its tidied lines.

    Lines that were broken only to fit a width are joined again. Where the page has no blank line at all, each
    of its lines is a block.
    """
    lines = [tidy(line) for line in text.removeprefix("\ufeff").splitlines()]
    groups = [list(group) for filled, group in groupby(lines, key=bool) if filled]
    if len(groups) == 1:
        return [[line] for line in groups[0]]
    width = max(map(len, lines), default=0)
    return [_unwrapped(group, width) for group in groups] if width in WRAP_WIDTHS else groups


def _unwrapped(lines: list[str], width: int) -> list[str]:
    """Join each line to the one before it when its first word would not have fitted there."""
    paragraphs = [[lines[0]]]
    for before, line in pairwise(lines):
        first_word = line.split(maxsplit=1)[0]
        if len(before) + 1 + len(first_word) > width:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [tidy(" ".join(paragraph)) for paragraph in paragraphs]


def has_word(line: str) -> bool:
    """Tell whether `line` holds a letter or a digit."""
    return any(character.isalnum() for character in line)


def is_short(line: str) -> bool:
    """Tell whether `line` has the shape of a heading: short, no list bullet, no closing punctuation."""
    return len(line) <= 120 and line[-1] not in '.!?…:;,»”"' and line[0] not in "-–—*•·"
