"""What stands on a partner's page: its keys, and what it took each day.

Apps above add panels of their own with Wagtail's hook ``construct_partner_panels``: a function that is given the
partner and the list of panels.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.partners.models import Partner, Pull

#: Days of the chart.
DAYS = 30
BAR, GAP, HEIGHT = 12, 4, 80


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
        first = timezone.localdate() - timedelta(days=DAYS - 1)
        pulls = {pull.day: pull for pull in self.partner.pulls.filter(day__gte=first)}
        failed = self.partner.pulls.exclude(error_at=None).order_by("-error_at").first()
        return {
            "pulls": [pulls[day] for day in sorted(pulls, reverse=True)],
            "bars": list(_bars(pulls, first)),
            "width": DAYS * (BAR + GAP),
            "height": HEIGHT,
            "failed": failed,
        }


def _bars(pulls: dict[date, Pull], first: date) -> Iterator[dict[str, Any]]:
    most = max([1, *(pull.requests for pull in pulls.values())])
    for number in range(DAYS):
        day = first + timedelta(days=number)
        requests = pulls[day].requests if day in pulls else 0
        tall = round(requests / most * HEIGHT)
        yield {"day": day, "requests": requests, "x": number * (BAR + GAP), "y": HEIGHT - tall, "height": tall}
