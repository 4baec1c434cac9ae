"""What stands of webhooks on a partner's page."""

from typing import Any

from django.db.models import Count, Q
from wagtail.admin.ui.components import Component

from cms.partners.models import Partner
from cms.syndication.webhooks.models import State


class WebhooksPanel(Component):
    """A partner's endpoints: how each does, what was delivered, what waits."""

    name = "webhooks"
    template_name = "webhooks/partner_panel.html"

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the endpoints, each with the numbers of its deliveries: one statement."""
        endpoints = self.partner.webhooks.select_related("partner").annotate(
            delivered=Count("deliveries", filter=Q(deliveries__state=State.DELIVERED)),
            waiting=Count("deliveries", filter=Q(deliveries__state__in=[State.WAITING, State.SENDING])),
            failed=Count("deliveries", filter=Q(deliveries__state=State.FAILED)),
        )
        return {"endpoints": endpoints}
