"""Every report: the machine's own, and those that content apps declare."""

from cms.newsroom.declarations import declared
from cms.newsroom.languages.report import Untranslated
from cms.newsroom.reports.findings import Alternatives, Findings
from cms.newsroom.reports.links import BrokenLinks
from cms.newsroom.reports.report import Report
from cms.newsroom.reports.tasks import FailedTasks
from cms.newsroom.reports.withdrawals import Withdrawals


def reports() -> list[type[Report]]:
    """Return them in the order of the menu."""
    return [*declared("REPORTS"), Alternatives, Findings, BrokenLinks, Untranslated, Withdrawals, FailedTasks]
