"""The report of the journal, and how far its readers are behind."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from cms.journal.followers import lags
from cms.journal.models import Entry, Kind
from cms.journal.sources import sources


class JournalFilter(WagtailFilterSet):
    """By day, by what happened, and by type."""

    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    kind = django_filters.ChoiceFilter(label=_("What"), choices=Kind.choices)
    type = django_filters.ChoiceFilter(label=_("Type"), choices=lambda: [(name, name) for name in sorted(sources())])

    class Meta:
        model = Entry
        fields: ClassVar[list[str]] = ["at", "kind", "type"]


class JournalReport(ReportView):
    """When, what, who, and why it fanned out. For administrators."""

    page_title = _("Journal")
    header_icon = "history"
    template_name = "journal/report.html"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    index_url_name = "journal_report"
    index_results_url_name = "journal_report_results"
    filterset_class = JournalFilter
    default_ordering = "-sequence"
    is_searchable = False
    paginate_by = 50
    list_export: ClassVar[list[str]] = [
        *("sequence", "at", "kind", "reason", "notice", "name", "title", "url", "actor", "cause")
    ]

    columns: ClassVar[list[Column]] = [
        DateColumn("at", label=_("When")),
        Column("kind", label=_("What"), accessor="get_kind_display"),
        Column("reason", label=_("Reason"), accessor="get_reason_display"),
        Column("name", label=_("Thing")),
        Column("title", label=_("Title")),
        Column("actor", label=_("Who")),
        Column("cause", label=_("Because of")),
        Column("notice", label=_("Notice to readers")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let administrators in, nobody else: titles of what is private now stand here."""
        if not request.user.is_superuser:
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Entry]:
        """Return all entries."""
        return Entry.objects.select_related("actor")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how far each reader is behind."""
        return super().get_context_data(*args, **kwargs) | {"lags": lags()}
