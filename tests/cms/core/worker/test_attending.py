"""Duties are done portion by portion; what raises is left alone for a while."""

import logging
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError
from django.utils import timezone

from cms.core.worker.attending import attend, pause_after
from cms.core.worker.duties import DUTIES, Duty, register

pytestmark = pytest.mark.django_db


class Pauses(Event):
    """An event that notes how long it is waited for, and is set after so many pauses."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.pauses: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.pauses.append(timeout)
        if len(self.pauses) == self.number:
            self.set()
        return self.is_set()


def test_portions_follow_each_other_while_more_waits() -> None:
    answers = iter([True, True, False, False])
    stopping = Pauses(4)

    attend(Duty("a", lambda: next(answers), every=7), lambda name: True, stopping)

    assert stopping.pauses == [0, 0, 7, 7]


def test_the_duty_of_another_worker_is_not_done() -> None:
    stopping, done = Pauses(2), list[str]()

    attend(Duty("a", lambda: bool(done.append("a"))), lambda name: name != "a", stopping)

    assert (done, stopping.pauses) == ([], [1.0, 1.0])


def test_a_shared_duty_is_done_by_every_worker() -> None:
    stopping, done = Pauses(2), list[str]()

    attend(Duty("a", lambda: bool(done.append("a")), shared=True), lambda name: False, stopping)

    assert done == ["a", "a"]


@pytest.mark.parametrize("error", [ValueError("first\nsecond"), SystemExit("first")])
def test_a_duty_that_raises_waits_longer_each_time(error: BaseException, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "cms.core.worker")
    stopping, errors = Pauses(5), iter([error, error, None, error])

    def run() -> bool:
        if failure := next(errors, None):
            raise failure
        return False

    attend(Duty("a", run), lambda name: True, stopping)

    assert stopping.pauses == [2, 4, 1, 2, 1]
    assert [record.getMessage().count("\n") for record in caplog.records] == [0, 0, 0]
    assert caplog.records[0].getMessage().startswith(f"Duty a failed, again in 2 s: {type(error).__name__}: first (")


def test_pauses_have_a_bound_and_are_short_while_the_database_is_away() -> None:
    assert [pause_after(failures, ValueError()) for failures in (1, 3, 10, 5000)] == [2, 8, 60, 60]
    assert [pause_after(failures, OperationalError()) for failures in (1, 3, 10)] == [2, 5, 5]


def test_a_worker_wakes_for_what_falls_due_before_the_next_look() -> None:
    soon = timezone.now() + timedelta(seconds=30)

    assert 29 < Duty("a", lambda: False, every=60, next_due=lambda: soon).pause() <= 30
    assert Duty("a", lambda: False, every=2, next_due=lambda: soon).pause() == 2
    assert Duty("a", lambda: False, next_due=lambda: soon - timedelta(hours=1)).pause() == 0
    assert Duty("a", lambda: False, every=5, next_due=lambda: None).pause() == 5


def test_a_name_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DUTIES, "a", Duty("a", lambda: False))

    with pytest.raises(ValueError, match='The duty "a" is registered twice'):
        register(Duty("a", lambda: True))
