"""Links that lead nowhere, on the front page."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.newsroom.permissions import edits_pages
from cms.newsroom.reports.links import BrokenLinks, broken_links, with_places


class Broken(ListPanel):
    """The links that have been broken the longest."""

    name = "broken-links-panel"
    title = gettext_lazy("Broken links")
    empty = gettext_lazy("No broken link is known.")
    icon = "link"
    order = 70

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user has anything to do with pages."""
        return edits_pages(request.user)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return where they stand and what they lead to: as many statements as there are types of content."""
        links = with_places(broken_links(request.user)[:MOST_LINES])
        return [_line(link) for link in links]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the report."""
        return _("All broken links"), reverse(BrokenLinks.url_name())


def _line(link: Any) -> Line:
    name, url = link.place
    return Line(name, url, link.leads_to, link.target.broken_since)
