"""What editors of laureates see: those without a SIREN number, and those that nobody wrote about."""

from collections.abc import Sequence
from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from cms.newsroom.kit import (
    MOST_LINES,
    Line,
    ListPanel,
    Report,
    date_column,
    edit_url,
    may_change,
    title_column,
)
from laureates.models import Laureate


def _edit(laureate: Laureate) -> str:
    return edit_url(Laureate, laureate.pk)


class WithoutSiren(Report):
    """Laureates that open data can't tie to the business register."""

    model = Laureate
    slug = "laureates-without-siren"
    page_title = gettext_lazy("Laureates without a SIREN number")
    explanation = gettext_lazy("Published laureates without a SIREN number: the open data of grants leaves them out.")
    header_icon = "group"
    any_permission_required: ClassVar[list[str]] = ["add", "change"]
    columns: ClassVar[list[Column]] = [
        title_column(gettext_lazy("Laureate"), _edit, "name"),
        Column("rna", label=gettext_lazy("RNA number")),
        Column("website", label=gettext_lazy("Website")),
        date_column("updated_at", gettext_lazy("Last updated")),
    ]

    def get_queryset(self) -> QuerySet[Laureate]:
        """Return them by name."""
        return Laureate.objects.filter(live=True, siren="").order_by("name", "pk")


class Unwritten(ListPanel):
    """Laureates that no published article speaks of."""

    name = "unwritten"
    title = gettext_lazy("Laureates nobody wrote about")
    empty = gettext_lazy("An article speaks of every laureate.")
    icon = "group"
    order = 60

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user edits laureates."""
        return may_change(request.user, Laureate)

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the newest first: one statement."""
        unwritten = unwritten_laureates().order_by("-pk").values_list("pk", "name")[:MOST_LINES]
        return [Line(name, edit_url(Laureate, key)) for key, name in unwritten]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the list of laureates."""
        return _("All laureates"), reverse(Laureate.snippet_viewset.get_url_name("list"))


def unwritten_laureates() -> QuerySet[Laureate]:
    """Return the published laureates that no published article mentions."""
    return Laureate.objects.filter(live=True).exclude(mentions__article__live=True)


REPORTS = [WithoutSiren]
PANELS = [Unwritten]
