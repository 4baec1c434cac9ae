"""How far a partner is behind the journal, on its page in the admin."""

from typing import Any

from wagtail.admin.ui.components import Component

from cms.journal.models import Entry
from cms.journal.reading import last_sequence
from cms.partners.models import Partner


class LagPanel(Component):
    """How much a partner hasn't read yet, and since when."""

    template_name = "syndication/lag.html"

    def __init__(self, partner: Partner) -> None:
        self.partner = partner

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the number of entries, and the moment of the oldest."""
        reached = self.partner.pulls.filter(sequence__gt=0).order_by("-day").values_list("sequence", flat=True).first()
        waiting = Entry.objects.filter(sequence__gt=reached or 0)
        return {
            "began": reached is not None,
            "behind": last_sequence() > (reached or 0),
            "entries": waiting.count(),
            "since": waiting.order_by("sequence").values_list("at", flat=True).first(),
        }
