"""Real workers that are killed in the middle, and a receiver that fails at random: each event arrives.

``WEBHOOK_TEST_EVENTS`` and ``WEBHOOK_TEST_KILLS`` say how many; the issue's own numbers are 10,000 and 20.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from random import Random
from uuid import uuid4

import pytest
from django.db import transaction

from cms.journal.lock import take_lock
from cms.journal.models import Entry, Kind
from cms.syndication.webhooks.models import Attempt, Delivery, State
from tests.cms.core.worker.conftest import Workers, until
from tests.cms.syndication.webhooks.conftest import Register
from tests.cms.syndication.webhooks.receivers import Answer, Receiver, Request, verified_in_javascript
from tests.factories import ArticleFactory, RubricFactory

EVENTS = int(os.environ.get("WEBHOOK_TEST_EVENTS", "200"))
KILLS = int(os.environ.get("WEBHOOK_TEST_KILLS", "2"))
PATIENCE = 120 + EVENTS / 10

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(int((KILLS + 2) * PATIENCE))]


def failing_at_random() -> Receiver:
    """Return a receiver that takes two of three requests, refuses some, and breaks off others."""
    random = Random(6)

    def answer(request: Request) -> Answer:
        status = random.choices([204, 500, 404, 200], [60, 15, 10, 15])[0]
        # The second kind of 200 promises more than it sends: for us that is no success, though it arrived.
        return Answer(status, {"content-length": "1000"} if status == 200 else {}, b"half" if status == 200 else b"")

    return Receiver(answer)


def write_events() -> set[int]:
    """Have the journal tell of an article so many times; returns the sequences."""
    article = ArticleFactory(parent=RubricFactory())
    like = Entry.objects.get(type="article", key=article.pk)
    with transaction.atomic():
        take_lock()
        entries = Entry.objects.bulk_create(
            Entry(
                kind=Kind.UPDATED,
                type=like.type,
                key=like.key,
                title=like.title,
                url=like.url,
                tags=like.tags,
                transaction=uuid4(),
            )
            for _ in range(EVENTS - 2)
        )
    first = list(Entry.objects.filter(sequence__lt=entries[0].sequence).order_by("-sequence")[:2])
    return {entry.sequence for entry in (*first, *entries)}


def have_arrived(number: int) -> bool:
    return Delivery.objects.filter(state=State.DELIVERED).count() >= number


def verify(requests: Sequence[Request], secret: str) -> None:
    """Verify signatures by both official libraries, which take nothing that is older than five minutes."""
    assert all(request.is_signed_with(secret) for request in requests)
    checks = [(secret, request.headers, request.body) for request in requests]
    assert set(verified_in_javascript(checks)) <= {"rubric.published", "article.published", "article.updated"}


@pytest.mark.needs_node
def test_each_event_arrives_though_the_receiver_fails_at_random_and_workers_are_killed(
    workers: Workers, register: Register
) -> None:
    workers.environment["DJANGO_SETTINGS_MODULE"] = "tests.cms.syndication.webhooks.worker_settings"
    workers.environment["OUTGOING_NETWORKS"] = "127.0.0.1/32"
    verified = 0
    with failing_at_random() as receiver:
        _endpoint, secret = register(receiver.url)
        sequences = write_events()
        for number in range(KILLS + 1):
            worker = workers.start()
            enough = (number + 1) * EVENTS // (KILLS + 1)
            until(partial(have_arrived, enough), workers.log, PATIENCE)
            if number < KILLS:
                worker.kill()
            else:
                worker.terminate()
            worker.wait(60)
            requests = receiver.requests[verified:]
            verify(requests, secret)
            verified += len(requests)

    assert verified == len(receiver.requests)
    messages = defaultdict(set)
    for request in receiver.requests:
        messages[request.event["data"]["sequence"]].add(request.message)
    assert messages.keys() == sequences
    assert {len(each) for each in messages.values()} == {1}
    # Twice the same was sent to nobody but for a failure or a kill.
    taken = Attempt.objects.filter(status=204)
    assert taken.count() == len({attempt.delivery_id for attempt in taken}) == EVENTS
    lost = Attempt.objects.filter(status=None, seconds=None).count()
    assert lost <= 4 * KILLS
    logged = Attempt.objects.filter(seconds__isnull=False).count()
    assert logged <= len(receiver.requests) <= logged + lost
