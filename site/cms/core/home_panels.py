"""A list on the admin's front page: a few lines, each leading to where the work is, and a way to the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.admin.ui.components import Component

#: How many lines a list shows; more is a report.
MOST_LINES = 6


@dataclass(frozen=True)
class Line:
    """One thing to do or to know.

    Attributes:
        text: what it is.
        url: where it is done; empty if there is no such place.
        note: a few words more.
        at: a moment, shown after the note.
    """

    text: str
    url: str = ""
    note: str = ""
    at: datetime | None = None


class ListPanel(Component):
    """A list for the front page. Everything about it takes a constant number of statements.

    Attributes:
        name: of the HTML section; unique.
        title: its heading.
        empty: what stands there when there is nothing; a panel without it is left out then.
    """

    name: str
    title: str | Promise
    empty: str | Promise = ""
    icon = "list-ul"
    order = 100
    template_name = "core/home/panel.html"

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return what it lists, at most ``MOST_LINES``."""
        raise NotImplementedError

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Return the words and the address of the whole list, if there is one."""
        return None

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this user has anything to do with it."""
        return True

    def render_html(self, parent_context: Any = None) -> str:
        """Return the panel; nothing for whom it doesn't concern."""
        if not self.is_shown(parent_context["request"]):
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lines, and what leads to the rest."""
        request = parent_context["request"]
        return {"panel": self, "lines": self.lines(request), "more": self.more(request)}
