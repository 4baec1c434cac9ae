"""Workers that live, die, come back; the duties that they have; clocks that jump."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.core.models import DutyLease, WorkerProcess
from cms.core.worker.leases import hold
from cms.core.worker.presence import MISSED_BEATS, Presence, last_seen, lives
from tests.working import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]


def worker() -> Presence:
    presence = Presence()
    presence.beat()
    return presence


def beat(presence: Presence, times: int) -> None:
    for _ in range(times):
        presence.beat()


def test_a_duty_belongs_to_one_worker_until_it_leaves() -> None:
    one, two = worker(), worker()

    assert (hold("a", one.key), hold("a", two.key), hold("b", two.key), hold("b", one.key)) == (
        True,
        False,
        True,
        False,
    )
    one.leave()

    assert hold("a", two.key)
    assert WorkerProcess.objects.get(pk=one.key).ended_at is not None


def test_a_silent_worker_is_given_up_and_all_that_it_had_is_free() -> None:
    dead, other = worker(), worker()
    assert hold("a", dead.key)
    tasks.note.enqueue("x")
    DBTaskResult.objects.get().claim(str(dead.key))

    beat(other, MISSED_BEATS - 1)
    assert not hold("a", other.key)
    assert DBTaskResult.objects.get().status == "RUNNING"
    beat(other, 1)

    assert hold("a", other.key)
    assert DBTaskResult.objects.get().status == "READY"
    assert WorkerProcess.objects.get(pk=dead.key).ended_at is not None
    assert WorkerProcess.objects.get(pk=other.key).ended_at is None


def test_a_worker_that_beats_is_never_given_up() -> None:
    one, two = worker(), worker()
    assert hold("a", one.key)

    for _ in range(3 * MISSED_BEATS):
        one.beat()
        two.beat()

    assert hold("a", one.key)
    assert WorkerProcess.objects.filter(ended_at=None).count() == 2


def test_a_worker_that_was_given_up_too_early_comes_back_without_its_duties() -> None:
    frozen, other = worker(), worker()
    assert hold("a", frozen.key)
    beat(other, MISSED_BEATS)
    assert hold("a", other.key)

    frozen.beat()

    assert not hold("a", frozen.key)
    assert WorkerProcess.objects.filter(ended_at=None).count() == 2


def test_a_duty_taken_by_a_worker_that_was_given_up_does_not_stay_with_it() -> None:
    frozen, other = worker(), worker()
    beat(other, MISSED_BEATS)
    assert hold("a", frozen.key)  # It woke for a moment, and died before it could beat.

    beat(other, MISSED_BEATS + 1)

    assert hold("a", other.key)
    assert DutyLease.objects.get().holder_id == other.key


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1)])
def test_a_clock_that_jumps_costs_nobody_its_duty(jump: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, dead = worker(), worker(), worker()
    assert hold("a", one.key)
    assert hold("b", dead.key)
    now = timezone.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: now() + jump)

    for _ in range(MISSED_BEATS + 1):
        one.beat()
        two.beat()

    assert hold("a", one.key)
    assert hold("b", two.key)
    assert lives(last_seen())


def test_last_seen_forgets_a_time_that_is_still_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_seen() is None
    assert not lives(None)
    worker()
    assert lives(last_seen())
    now = timezone.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: now() - timedelta(hours=1))

    assert last_seen() is None


def test_a_beat_costs_two_statements(django_assert_num_queries: Any) -> None:
    worker()
    presence = worker()

    with django_assert_num_queries(2):
        presence.beat()
