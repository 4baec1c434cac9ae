"""Adds the reports to the admin: an address each, and an entry in the menu for whom they concern."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.newsroom.reports.notice_page import notice_page
from cms.newsroom.reports.registry import reports
from cms.newsroom.reports.report import Report
from cms.newsroom.reports.tasks import run_task_again

#: After Wagtail's own.
FIRST_ORDER = 1_200


class ReportMenuItem(MenuItem):
    """An entry that only those see who may see the report."""

    def __init__(self, report: type[Report], order: int) -> None:
        super().__init__(
            report.page_title,
            reverse_lazy(report.url_name()),
            name=report.slug,
            icon_name=report.header_icon,
            order=order,
        )
        self.report = report

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may see the report."""
        return self.report.is_for(request.user)


def add_to_menu(report: type[Report], order: int) -> None:
    """Register the entry of a report."""
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(report, order))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the page and the results of each report, the page of a withdrawal's notice, and what runs a task again."""
    return [
        path("reports/withdrawals/<slug:kind>/<int:key>/", notice_page, name="withdrawal_notice"),
        path("reports/failed-tasks/<uuid:key>/run/", run_task_again, name="run_task_again"),
        *(address for report in reports() for address in _addresses(report)),
    ]


def _addresses(report: type[Report]) -> list[URLPattern]:
    name = report.url_name()
    options: dict[str, Any] = {"index_url_name": name, "index_results_url_name": f"{name}_results"}
    return [
        path(f"reports/{report.slug}/", report.as_view(**options), name=name),
        path(f"reports/{report.slug}/results/", report.as_view(**options, results_only=True), name=f"{name}_results"),
    ]


for place, each in enumerate(reports()):
    add_to_menu(each, FIRST_ORDER + place)
