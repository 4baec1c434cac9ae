"""Telling page furniture (menus, buttons, closing boxes) from the article."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_noop

from blog.services.page_text.lines import has_word, is_short
from blog.services.page_text.spelling import plain
from blog.services.page_text.vocabulary import CLOSING, NAVIGATION, SOCIAL

NO_WORD = gettext_noop("This line holds no word.")
ABOVE_TITLE = gettext_noop("This is a menu or a button above the title.")
BELOW_ARTICLE = gettext_noop("This belongs to the boxes below the article.")

_TRAIL_SEPARATOR = re.compile(r"[>›»/|]")


def above_and_wordless(blocks: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the lines above the title, and those without a word wherever they stand.

    Above the title go known menu words, a trail ("Accueil > Actualités") and blocks of three or more lines of
    a few words each.

    Returns:
        The number of each such line in the page (from 0), and the reason to leave it out.
    """
    reasons: dict[int, str] = {}
    above_title = True
    lines = [(line, _is_menu(block)) for block in blocks for line in block]
    for number, (line, in_menu) in enumerate(lines):
        if not has_word(line):
            reasons[number] = NO_WORD
        elif above_title and (in_menu or _is_navigation(line)):
            reasons[number] = ABOVE_TITLE
        else:
            above_title = False
    return reasons


def _is_menu(block: Sequence[str]) -> bool:
    return len(block) >= 3 and all(len(line.split()) <= 4 and line[-1] not in ".!?…" for line in block)


def _is_navigation(line: str) -> bool:
    home = plain(_TRAIL_SEPARATOR.split(line, maxsplit=1)[0])
    return plain(line) in NAVIGATION | SOCIAL or (home in NAVIGATION and home != plain(line))


def is_label(line: str) -> bool:
    """Tell whether `line` names a box that stands below articles."""
    return line.startswith("©") or plain(line) in CLOSING | SOCIAL


def closing_start(lines: Sequence[str], *, below_author: bool) -> int:
    """Return where the boxes below the article start: an index of `lines`, their number when there are none.

    From there to the end there are only labels, each followed by one paragraph at most and by short lines.
    A social label that is followed by a paragraph is a section of the article ("Twitter"), unless a surer box
    stands above it, or the author's box does (`below_author`: the lines start right after that box).
    """
    start = surely_from = len(lines)
    for index in reversed(range(len(lines))):
        if not is_label(lines[index]):
            continue
        below = lines[index + 1 : start]
        if not all(map(is_short, below[1:])):
            break
        start = index
        is_sure = plain(lines[index]) not in SOCIAL or all(map(is_short, below))
        if is_sure or (below_author and index == 0):
            surely_from = index
    return surely_from
