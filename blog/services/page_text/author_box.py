"""The author's box that closes an article: a label, a name and a biography."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from blog.services.page_text.furniture import is_label
from blog.services.page_text.lines import is_short
from blog.services.page_text.parts import AuthorBox
from blog.services.page_text.spelling import plain
from blog.services.page_text.vocabulary import AUTHOR_BOX

BOX_LABEL = gettext_noop("This line only announces the author.")


@dataclass(frozen=True)
class BoxFound:
    """An author's box and the lines it takes: from its label at `start` up to, not including, `end`."""

    author: AuthorBox
    start: int
    end: int


def find_author_box(lines: Sequence[str]) -> BoxFound | None:
    """Return the last author's box of the page, if it has one.

    The name is a short line; the biography goes on until the next heading or box.
    """
    for start in reversed(range(len(lines) - 1)):
        name = lines[start + 1]
        if plain(lines[start]) in AUTHOR_BOX and is_short(name) and not is_label(name):
            end = _bio_end(lines, start + 2)
            return BoxFound(AuthorBox(name, tuple(lines[start + 2 : end])), start, end)
    return None


def _bio_end(lines: Sequence[str], start: int) -> int:
    for index in range(start, len(lines)):
        following = lines[index + 1 : index + 2]
        is_heading = is_short(lines[index]) and any(not is_label(line) for line in following)
        if is_heading or is_label(lines[index]):
            return index
    return len(lines)
