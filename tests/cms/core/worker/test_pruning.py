"""Tasks that were done go after a day, failed ones and workers that ended after a month."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.core.models import WorkerProcess
from cms.core.worker import pruning
from cms.core.worker.pruning import prune
from cms.core.worker.queue import run_next_task
from tests.working import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue", "traces")]


def finished(task: object, days: int, *arguments: str) -> UUID:
    key = task.enqueue(*arguments).id
    run_next_task(UUID(int=1))
    DBTaskResult.objects.filter(pk=key).update(finished_at=timezone.now() - timedelta(days=days))
    return UUID(key)


def test_what_is_old_goes_and_the_rest_stays() -> None:
    kept = {finished(tasks.note, 0, "x"), finished(tasks.fail, 29)}
    finished(tasks.note, 2, "x")
    finished(tasks.fail, 31)
    kept.add(UUID(tasks.note.enqueue("waits").id))
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=365))
    for days in (None, 29, 31):
        ended = None if days is None else timezone.now() - timedelta(days=days)
        WorkerProcess.objects.create(host="h", pid=days or 1, version="", ended_at=ended)

    assert not prune()

    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
    assert set(WorkerProcess.objects.values_list("pid", flat=True)) == {1, 29}


def test_a_portion_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruning, "PORTION", 2)
    for _ in range(3):
        finished(tasks.note, 2, "x")

    assert [prune(), DBTaskResult.objects.count(), prune(), DBTaskResult.objects.count()] == [True, 1, False, 0]
