"""What stands on a partner's page: its keys, and what it took each day.

Apps above add panels of their own with Wagtail's hook ``construct_partner_panels``: a function that is given the
partner and the list of panels.
"""

from typing import Any

from wagtail.admin.ui.components import Component

from cms.partners.admin.chart import Chart, first_day
from cms.partners.models import Partner


class KeysPanel(Component):
    """The keys, and a button to revoke each."""

    template_name = "partners/panels/keys.html"

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the keys, and what a form needs."""
        token = parent_context["csrf_token"]
        return {"partner": self.partner, "keys": self.partner.keys.all(), "csrf_token": token}


class PullsPanel(Component):
    """A chart of the requests of the last weeks, and the same as a table."""

    template_name = "partners/panels/pulls.html"

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what was taken each day, and the bars of the chart."""
        pulls = list(self.partner.pulls.filter(day__gte=first_day()).order_by("-day"))
        failed = self.partner.pulls.exclude(error_at=None).order_by("-error_at").first()
        return {
            "pulls": pulls,
            "chart": Chart({pull.day: pull.requests for pull in pulls}),
            "failed": failed,
        }
