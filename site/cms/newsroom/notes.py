"""What content apps say beside the editor of a page: a title and a few lines, made anew after each save."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from cms.core.home_panels import Line


@dataclass(frozen=True)
class Note:
    """A few lines about a page.

    Attributes:
        lines: what it says.
        empty: what stands there instead when there are none.
        more: the words and the address of where something can be done about it.
    """

    title: str | Promise
    lines: Sequence[Line]
    empty: str | Promise = ""
    more: tuple[str, str] | None = None
