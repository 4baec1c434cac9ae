"""A reader of the journal whose process is killed between handling entries and saying so."""

import signal
from pathlib import Path

import pytest

from cms.journal.models import Entry, ReaderCursor
from tests.cms.core.worker.conftest import Workers, own_database, queue, traces, until, workers
from tests.factories import ArticleFactory, RubricFactory
from tests.working.apps import knife_beside

__all__ = ["own_database", "queue", "traces", "workers"]
pytestmark = pytest.mark.django_db


def test_what_it_had_is_read_again_by_the_next_and_then_the_rest_in_order(workers: Workers, traces: Path) -> None:
    rubric = RubricFactory()
    for _ in range(4):
        ArticleFactory(parent=rubric)
    told = list(Entry.objects.order_by("sequence").values_list("sequence", flat=True))
    knife_beside(traces).touch()

    killed = workers.start()
    assert killed.wait(60) == -signal.SIGKILL
    workers.start()
    until(lambda: ReaderCursor.objects.filter(name="tracing", sequence=told[-1]).exists(), workers.log)

    portions = [" ".join(map(str, told[place : place + 2])) for place in range(0, len(told), 2)]
    assert traces_of_reading(traces) == [portions[0], *portions]


def traces_of_reading(traces: Path) -> list[str]:
    return [line.removeprefix("read ") for line in traces.read_text().splitlines() if line.startswith("read ")]
