"""The last deliveries to partners, on the front page of the admin."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.home_panels import MOST_LINES, Line, ListPanel
from cms.syndication.webhooks.models import Delivery


class LastDeliveries(ListPanel):
    """What partners were sent last, and what came of it."""

    name = "deliveries"
    title = gettext_lazy("Last deliveries to partners")
    icon = "link-external"
    order = 80

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the user may read the log of deliveries."""
        return request.user.has_perm("webhooks.view_delivery")

    def lines(self, request: HttpRequest) -> Sequence[Line]:
        """Return the newest first: one statement."""
        newest = Delivery.objects.select_related("endpoint__partner").order_by("-pk")[:MOST_LINES]
        return [
            Line(
                f"{each.endpoint.partner} – {each}",
                reverse("webhooks_delivery:inspect", args=[each.pk]),
                each.get_state_display(),
                each.done_at or each.created_at,
            )
            for each in newest
        ]

    def more(self, request: HttpRequest) -> tuple[str, str] | None:
        """Lead to the log."""
        return _("All deliveries"), reverse("webhooks_delivery:index")
