"""The journal in the admin: a report that can be searched and exported, but not changed; notices of withdrawals."""

from django.urls import URLPattern, path
from django.urls import reverse_lazy as reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from cms.journal import bulk_actions
from cms.journal.notices import ask_again, note_what_was_withdrawn
from cms.journal.report import JournalReport

for act in ("unpublish", "delete"):
    hooks.register(f"before_{act}_page", ask_again)
    hooks.register(f"after_{act}_page", note_what_was_withdrawn)

# After Wagtail's own of the same names, which they replace.
for action in (bulk_actions.Unpublish, bulk_actions.Delete):
    hooks.register("register_bulk_action", action, order=1)
hooks.register("after_bulk_action", bulk_actions.note_what_was_withdrawn_together)


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
