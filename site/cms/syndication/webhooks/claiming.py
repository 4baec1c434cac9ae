"""Decides what is sent next, and writes down that it is, before it is."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.syndication.webhooks.endpoints import disable
from cms.syndication.webhooks.models import Attempt, Delivery, DisabledBecause, Endpoint, State
from cms.syndication.webhooks.signing import SecretLost, signed_headers, valid_secrets

#: Requests that are under way at once.
SLOTS = 32
#: All endpoints that fail together get so many: those that work don't wait for them.
SLOTS_OF_FAILING = 16
#: One endpoint gets so many while it takes what it is sent; else one, so that one that hangs costs little.
SLOTS_OF_ONE = 4
TAKES = timedelta(minutes=1)


@dataclass(frozen=True)
class Sending:
    """An attempt that is about to be made, or is being made. ``attempt``, ``delivery``, ``endpoint``: their keys."""

    attempt: int
    delivery: int
    endpoint: int
    failing: bool
    url: str
    headers: dict[str, str]
    body: bytes


class Slots:
    """How much may still be sent at once."""

    def __init__(self, under_way: Collection[Sending]) -> None:
        self._taken = Counter(each.endpoint for each in under_way)
        self._free = SLOTS - len(under_way)
        self._free_for_failing = SLOTS_OF_FAILING - sum(each.failing for each in under_way)

    def of(self, endpoint: Endpoint) -> int:
        """Return how many requests an endpoint may be sent now."""
        free = min(self._free, self._free_for_failing) if endpoint.failing_since else self._free
        most = SLOTS_OF_ONE if _takes(endpoint) else 1
        return max(0, min(free, most - self._taken[endpoint.pk]))

    def take(self, endpoint: Endpoint, number: int) -> None:
        """Note that so many are about to be sent."""
        self._free -= number
        self._free_for_failing -= number if endpoint.failing_since else 0


def _takes(endpoint: Endpoint) -> bool:
    accepted = endpoint.accepted_at
    return endpoint.failing_since is None and accepted is not None and timezone.now() - accepted < TAKES


def claim(worker: UUID, under_way: Collection[Sending]) -> list[Sending]:
    """Take deliveries that are due, as many as may be sent beside what is under way, and log that they are being sent.

    Args:
        worker: the process that sends them.
        under_way: what it is sending already.
    """
    slots = Slots(under_way)
    claimed: list[Sending] = []
    for endpoint in _ready():
        if room := slots.of(endpoint):
            found = _claim_of(endpoint, room, worker)
            slots.take(endpoint, len(found))
            claimed.extend(found)
    return claimed


def give_back_orphans(worker: UUID, under_way: Collection[Sending]) -> None:
    """Put back what nobody is sending any more.

    The duty is ours now, so another process that was sending has died, or was given up for dead. What we have taken
    ourselves is lost where the database went away before it was sent, or before we could write down what came of it.

    Args:
        worker: this process.
        under_way: what it is sending.
    """
    ours = [each.delivery for each in under_way]
    orphans = Delivery.objects.filter(state=State.SENDING).exclude(claim=worker, pk__in=ours)
    keys = list(orphans.values_list("pk", flat=True))
    if not keys:
        return
    now = timezone.now()
    with transaction.atomic():
        orphans.filter(pk__in=keys).update(state=State.WAITING, due_at=now, set_at=now, claim=None)
        interrupted = Attempt.objects.filter(delivery__in=keys, number=F("delivery__attempts"), status=None, error="")
        interrupted.update(error=_("It was interrupted: nobody knows what came of it."))


def mind_the_clock() -> None:
    """Forget what was decided in the future: the clock has been set back since, and would keep it waiting for long."""
    now = timezone.now()
    Delivery.objects.filter(state=State.WAITING, set_at__gt=now).update(due_at=now, set_at=now)
    Endpoint.objects.filter(paused_until__gt=now, tried_at__gt=now).update(paused_until=None)


def _ready() -> list[Endpoint]:
    """Return the endpoints that may be sent something which is due: those that work first, then who waited longest."""
    now = timezone.now()
    due = Delivery.objects.due(now).filter(endpoint=OuterRef("pk"))
    ready = Endpoint.objects.at_work().exclude(paused_until__gt=now).filter(Exists(due))
    return list(ready.order_by(F("failing_since").asc(nulls_first=True), F("tried_at").asc(nulls_first=True), "pk"))


def _claim_of(endpoint: Endpoint, room: int, worker: UUID) -> list[Sending]:
    now = timezone.now()
    try:
        secrets = valid_secrets(endpoint, now)
    except SecretLost:
        disable(endpoint, DisabledBecause.SECRET_LOST)
        return []
    with transaction.atomic():
        due = endpoint.deliveries.due(now).select_for_update(skip_locked=True, of=("self",))
        deliveries = list(due.order_by("due_at", "sequence")[:room])
        Delivery.objects.filter(pk__in=[each.pk for each in deliveries]).update(
            state=State.SENDING, claim=worker, attempts=F("attempts") + 1
        )
        attempts = Attempt.objects.bulk_create(
            Attempt(
                delivery=each,
                number=each.attempts + 1,
                at=now,
                url=endpoint.url,
                headers=_headers(each, secrets),
            )
            for each in deliveries
        )
    return [
        Sending(
            attempt.pk,
            attempt.delivery_id,
            endpoint.pk,
            endpoint.failing_since is not None,
            attempt.url,
            attempt.headers,
            attempt.delivery.body.encode(),
        )
        for attempt in attempts
    ]


def _headers(delivery: Delivery, secrets: list[bytes]) -> dict[str, str]:
    return {
        "content-type": "application/json",
        "user-agent": "Rubrique-Webhooks/1",
        **signed_headers(delivery.message, delivery.body, secrets, timezone.now()),
    }
