"""What is about to be published or to expire, and what was published last."""

from collections.abc import Sequence
from typing import Any

from django.db.models import IntegerField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.newsroom.permissions import edits_pages, pages_of
from cms.newsroom.places import edit_url


class Scheduled(ListPanel):
    """What comes and goes by itself."""

    name = "scheduled"
    title = gettext_lazy("Scheduled (Paris time)")
    empty = gettext_lazy("Nothing is scheduled.")
    icon = "calendar"
    order = 30

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user has anything to do with pages."""
        return edits_pages(request.user)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the next publications and withdrawals, the soonest first: two statements."""
        pages = pages_of(request.user)
        lines = [*_publications(pages), *_withdrawals(pages)]
        return sorted(lines, key=lambda line: line.at or timezone.now())[:MOST_LINES]


class Published(ListPanel):
    """What readers got last."""

    name = "published"
    title = gettext_lazy("Published lately")
    icon = "doc-full"
    order = 40

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user has anything to do with pages."""
        return edits_pages(request.user)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the pages that were published last: one statement."""
        pages = pages_of(request.user).filter(live=True, last_published_at__isnull=False)
        newest = pages.order_by("-last_published_at").values_list("pk", "title", "last_published_at")[:MOST_LINES]
        return [Line(title, edit_url(Page, key), at=at) for key, title, at in newest]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the history of the whole site."""
        return _("The site's history"), reverse("wagtailadmin_reports:site_history")


def _publications(pages: Any) -> list[Line]:
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    approved = approved.annotate(page_key=Cast("object_id", IntegerField()))
    moment = approved.filter(page_key=OuterRef("pk")).values("approved_go_live_at")[:1]
    due = pages.filter(pk__in=approved.values("page_key")).annotate(at=Subquery(moment)).order_by("at")
    rows = due.values_list("pk", "draft_title", "at")[:MOST_LINES]
    return [Line(title, edit_url(Page, key), _("Will be published"), at) for key, title, at in rows]


def _withdrawals(pages: Any) -> list[Line]:
    ends = pages.filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
    rows = ends.values_list("pk", "title", "expire_at")[:MOST_LINES]
    return [Line(title, edit_url(Page, key), _("Will be withdrawn"), at) for key, title, at in rows]
