"""The lists of laureates, calls and awards: their types and orders."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from cms.api.kit import Key, Ordering, connection_type, order_enum, type_of
from cms.core.visibility import visible
from laureates.models import Award

BY_NAME = Ordering("NAME_ASC", (Key("name"),))
LAUREATE_ORDERINGS = (
    BY_NAME,
    Ordering("FOUNDED_DESC", (Key("founded", descending=True, nullable=True),)),
    Ordering("UPDATED_DESC", (Key("updated_at", descending=True),)),
)
CALL_ORDERINGS = (Ordering("OPENED_DESC", (Key("opened", descending=True, nullable=True),)), BY_NAME)
EDITORS_ORDER = Ordering("EDITORS_ORDER", (Key("sort_order", nullable=True),))

LaureateOrder = order_enum("LaureateOrder", LAUREATE_ORDERINGS)
CallOrder = order_enum("CallOrder", CALL_ORDERINGS)
LaureateConnection = connection_type("Laureate", type_of("laureates.Laureate"))
CallForProjectsConnection = connection_type("CallForProjects", type_of("laureates.CallForProjects"))
AwardConnection = connection_type("Award", type_of("laureates.Award"))


def awards_of_calls(calls: list[Any]) -> Sequence[QuerySet[Award]]:
    """Return the visible awards of each call."""
    return [visible(Award.objects.filter(call=call.pk)) for call in calls]
