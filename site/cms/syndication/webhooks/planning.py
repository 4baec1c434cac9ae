"""Makes deliveries of what the journal tells. Each endpoint has a place of its own in it.

So an endpoint that was disabled for a while goes on where it stopped, and one that lost something is put back.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from cms.journal.models import Entry
from cms.journal.reading import entries_after, last_sequence
from cms.partners.scopes import scope_of
from cms.syndication.webhooks.events import events_of
from cms.syndication.webhooks.models import Delivery, Endpoint, State

#: How many entries are read at once for one endpoint.
PORTION = 100


def plan() -> bool:
    """Queue what the journal has told since, for each endpoint up to a portion; return whether there may be more."""
    behind = Endpoint.objects.at_work().filter(sequence__lt=last_sequence()).select_related("partner")
    portions: dict[int, list[Entry]] = {}  # Most endpoints stand at the same place.
    more = False
    for endpoint in behind:
        if endpoint.sequence not in portions:
            portions[endpoint.sequence] = entries_after(endpoint.sequence, PORTION)
        entries = portions[endpoint.sequence]
        _queue(endpoint, entries)
        more = more or len(entries) == PORTION
    return more


def _queue(endpoint: Endpoint, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    events = events_of(entries, scope_of(endpoint.partner))
    now = timezone.now()
    deliveries = [
        Delivery(
            endpoint=endpoint,
            sequence=sequence,
            type=event.type,
            thing=event.thing,
            body=event.body,
            due_at=now,
            set_at=now,
        )
        for sequence, event in events.items()
    ]
    with transaction.atomic():
        place = Endpoint.objects.filter(pk=endpoint.pk, sequence=endpoint.sequence)
        if not place.update(sequence=entries[-1].sequence):
            return  # Somebody has put it back, or another process was quicker.
        Delivery.objects.bulk_create(
            deliveries,
            update_conflicts=True,  # What was put back to be told again keeps its webhook-id.
            unique_fields=["endpoint", "sequence"],
            update_fields=["type", "body", "state", "due_at", "set_at", "failures", "claim", "done_at"],
        )


def put_back(delivery: Delivery) -> None:
    """Have one thing delivered again, now, with all attempts that it may take."""
    now = timezone.now()
    Delivery.objects.filter(pk=delivery.pk).update(
        state=State.WAITING, due_at=now, set_at=now, failures=0, claim=None, done_at=None
    )
