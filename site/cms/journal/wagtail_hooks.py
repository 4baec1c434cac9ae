"""The journal in the admin: a report that can be searched, filtered and exported, but not changed."""

from django.urls import URLPattern, path
from django.urls import reverse_lazy as reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from cms.journal.report import JournalReport


@hooks.register("register_admin_urls")
def journal_urls() -> list[URLPattern]:
    """Give the report its addresses."""
    return [
        path("reports/journal/", JournalReport.as_view(), name="journal_report"),
        path("reports/journal/results/", JournalReport.as_view(results_only=True), name="journal_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def journal_menu_item() -> MenuItem:
    """List the report among Wagtail's own."""
    return AdminOnlyMenuItem(_("Journal"), reverse("journal_report"), name="journal", icon_name="history", order=50)
