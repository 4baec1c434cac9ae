"""What stands of webhooks on a partner's page."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.partners.admin.chart import Chart, first_day
from cms.partners.models import Partner
from cms.syndication.webhooks.models import Delivery, State


class WebhooksPanel(Component):
    """A partner's endpoints: how each does, what was delivered each day, what waits."""

    name = "webhooks"
    template_name = "webhooks/partner_panel.html"

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the endpoints, each with the numbers of its deliveries, and what was delivered: two statements."""
        endpoints = self.partner.webhooks.select_related("partner").annotate(
            delivered=Count("deliveries", filter=Q(deliveries__state=State.DELIVERED)),
            waiting=Count("deliveries", filter=Q(deliveries__state__in=[State.WAITING, State.SENDING])),
            failed=Count("deliveries", filter=Q(deliveries__state=State.FAILED)),
        )
        return {"endpoints": endpoints, "chart": Chart(self._delivered_by_day())}

    def _delivered_by_day(self) -> dict[date, int]:
        first = timezone.make_aware(datetime.combine(first_day(), time.min))
        done = Delivery.objects.filter(endpoint__partner=self.partner, state=State.DELIVERED, done_at__gte=first)
        by_day = done.order_by().values_list(TruncDate("done_at")).annotate(Count("pk"))
        return dict(by_day)
