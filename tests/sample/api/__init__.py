"""What the sample app adds to the API."""

from typing import Any

import graphene

from cms.api.kit import Date, Field, Key, Ordering, Slice, connection_type, paginate, type_of, window
from cms.core.visibility import visible
from tests.sample.models import EventPage

SOONEST_FIRST = Ordering("SOONEST_FIRST", (Key("day"),))
EventConnection = connection_type("Event", type_of("sample.EventPage"))

FIELDS = {
    "sample.EventPage": [
        Field("day", graphene.NonNull(Date), lambda events, context: [event.day for event in events]),
    ]
}


class EventQueries(graphene.ObjectType):
    """Events."""

    events = graphene.Field(
        EventConnection, required=True, first=graphene.Int(default_value=20), after=graphene.String()
    )

    @staticmethod
    def resolve_events(root: None, info: graphene.ResolveInfo, **arguments: Any) -> Slice:
        """Return a page of the events."""
        events = visible(EventPage.objects.all())
        return paginate([events], SOONEST_FIRST, window(SOONEST_FIRST, EventPage, **arguments))[0]


QUERIES = [EventQueries]
