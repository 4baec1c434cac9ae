"""Writes down what came of attempts, and what becomes of the deliveries and of the endpoints."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.syndication.webhooks.backoff import most_attempts, rest_asked_for, wait_after
from cms.syndication.webhooks.endpoints import disable
from cms.syndication.webhooks.models import VERIFICATION, Attempt, Delivery, DisabledBecause, Endpoint, State
from cms.syndication.webhooks.sending import Outcome, Result

GONE = 410


def record(results: Iterable[Result], worker: UUID) -> None:
    """Write down results.

    Args:
        results: what was sent by this process, and what came of it.
        worker: this process. A delivery that was given to another meanwhile is the other's; the attempt is logged.
    """
    with transaction.atomic():
        for sending, outcome in results:
            Attempt.objects.filter(pk=sending.attempt).update(
                status=outcome.status, answer=outcome.answer, error=outcome.error[:300], seconds=outcome.seconds
            )
            ours = Delivery.objects.filter(pk=sending.delivery, state=State.SENDING, claim=worker)
            delivery = ours.select_related("endpoint__partner").select_for_update(of=("self",)).first()
            if delivery is not None:
                _settle(delivery, outcome)


def _settle(delivery: Delivery, outcome: Outcome) -> None:
    if outcome.accepted:
        _accept(delivery)
        return
    delivery.failures += 1
    _note_failure(delivery.endpoint, outcome)
    if outcome.status == GONE:
        _stop(delivery, DisabledBecause.GONE)
    elif delivery.failures < most_attempts():
        _try_again(delivery, outcome)
    elif _took_anything_since(delivery):
        _store(delivery, State.FAILED, done_at=timezone.now())
    else:
        _stop(delivery, DisabledBecause.FAILED)


def _accept(delivery: Delivery) -> None:
    now = timezone.now()
    _store(delivery, State.DELIVERED, done_at=now)
    endpoint = Endpoint.objects.filter(pk=delivery.endpoint_id)
    endpoint.update(failing_since=None, tried_at=now, accepted_at=now)
    if delivery.sequence == VERIFICATION:
        endpoint.filter(verified_at=None).update(verified_at=now)


def _note_failure(endpoint: Endpoint, outcome: Outcome) -> None:
    now = timezone.now()
    found = Endpoint.objects.filter(pk=endpoint.pk)
    found.update(tried_at=now, failing_since=Coalesce("failing_since", now))
    # What was sent beside this request, and is answered later, doesn't shorten the rest.
    until = now + timedelta(seconds=rest_asked_for(outcome.retry_after, now))
    if until > now:
        found.exclude(paused_until__gt=until).update(paused_until=until)


def _try_again(delivery: Delivery, outcome: Outcome) -> None:
    now = timezone.now()
    wait = max(wait_after(delivery.failures), rest_asked_for(outcome.retry_after, now))
    _store(delivery, State.WAITING, due_at=now + timedelta(seconds=wait), set_at=now)


def _stop(delivery: Delivery, because: DisabledBecause) -> None:
    """Disable the endpoint; what it didn't take waits until it is enabled again."""
    now = timezone.now()
    _store(delivery, State.WAITING, due_at=now, set_at=now)
    disable(delivery.endpoint, because)


def _store(delivery: Delivery, state: State, **values: object) -> None:
    changed = Delivery.objects.filter(pk=delivery.pk)
    changed.update(state=state, claim=None, failures=delivery.failures, **values)


def _took_anything_since(delivery: Delivery) -> bool:
    """Return whether the endpoint accepted anything since the first of the attempts that have all failed."""
    failed = delivery.log.order_by("-number")[: most_attempts()]
    first = min(attempt.pk for attempt in failed)
    since = Attempt.objects.filter(delivery__endpoint=delivery.endpoint_id, pk__gt=first)
    return since.filter(status__gte=200, status__lt=300).exists()
