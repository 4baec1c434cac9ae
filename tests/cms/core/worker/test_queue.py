"""Tasks wait for their transaction, run once, and are kept when they fail."""

import logging
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection, transaction
from django_tasks_db.models import DBTaskResult

from cms.core.mail import mail_later
from cms.core.models import WorkerProcess
from cms.core.worker.process import run_waiting_tasks
from cms.core.worker.queue import hand_back, run_next_task
from tests.working import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]

WORKER = UUID(int=1)


def states() -> list[str]:
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def test_tasks_run_in_the_order_in_which_they_were_asked_for(traces: Path) -> None:
    for number in range(3):
        tasks.note.enqueue(f"task {number}")
    assert traces.read_text() == ""

    assert [run_next_task(WORKER) for _ in range(4)] == [True, True, True, False]

    assert traces.read_text() == "task 0\ntask 1\ntask 2\n"
    assert states() == ["SUCCESSFUL"] * 3


def test_task_of_a_transaction_that_was_undone_never_runs(traces: Path) -> None:
    with transaction.atomic():
        tasks.note.enqueue("never")
        transaction.set_rollback(True)

    assert not run_next_task(WORKER)
    assert traces.read_text() == ""


@pytest.mark.parametrize(
    ("task", "kind", "told"),
    [
        (tasks.fail, "builtins.ValueError", "ValueError: no luck ("),
        (tasks.leave, "builtins.SystemExit", "SystemExit: gone ("),
    ],
)
def test_failed_task_is_kept_and_told_in_one_line(
    task: Any, kind: str, told: str, traces: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cms.core.worker")
    task.enqueue()
    tasks.note.enqueue("after")

    assert run_next_task(WORKER)
    assert run_next_task(WORKER)

    failed = DBTaskResult.objects.get(status="FAILED")
    assert (failed.exception_class_path, failed.worker_ids) == (kind, [str(WORKER)])
    assert "Traceback" in failed.traceback
    (line,) = (record.getMessage() for record in caplog.records if record.levelno == logging.ERROR)
    assert told in line
    assert "\n" not in line
    assert traces.read_text() == "after\n"


def test_task_of_a_worker_that_died_is_begun_again_by_another(traces: Path) -> None:
    tasks.hang_at_first.enqueue()
    DBTaskResult.objects.get().claim(str(WORKER))
    assert not run_next_task(uuid4())

    with transaction.atomic():
        hand_back(uuid4())
    assert states() == ["RUNNING"]
    with transaction.atomic():
        hand_back(WORKER)
    assert run_next_task(uuid4())

    assert traces.read_text() == "hang 2\n"
    assert states() == ["SUCCESSFUL"]


@pytest.mark.django_db(transaction=True)
def test_task_whose_end_could_not_be_written_down_is_begun_again_by_the_same_worker(traces: Path) -> None:
    def go_away(execute: Any, sql: str, parameters: Any, *rest: Any) -> Any:
        if sql.startswith('UPDATE "django_tasks_database_dbtaskresult"') and "RUNNING" not in parameters:
            raise OperationalError("The server closed the connection.")
        return execute(sql, parameters, *rest)

    tasks.note.enqueue("twice")
    with connection.execute_wrapper(go_away), pytest.raises(OperationalError):
        run_next_task(WORKER)
    assert states() == ["RUNNING"]

    assert run_next_task(WORKER)
    assert traces.read_text() == "twice\ntwice\n"
    assert states() == ["SUCCESSFUL"]


def test_task_that_killed_three_workers_is_not_begun_again() -> None:
    tasks.note.enqueue("never")
    for number in range(3):
        DBTaskResult.objects.get().claim(str(UUID(int=number)))
        with transaction.atomic():
            hand_back(UUID(int=number))

    assert not run_next_task(WORKER)
    failed = DBTaskResult.objects.get()
    assert failed.status == "FAILED"
    assert failed.exception_class_path == "cms.core.worker.queue.WorkerLost"


def test_task_that_no_longer_exists_fails_alone(traces: Path) -> None:
    tasks.note.enqueue("gone")
    DBTaskResult.objects.update(task_path="tests.working.tasks.forgotten")
    tasks.note.enqueue("after")

    assert [run_next_task(WORKER) for _ in range(3)] == [True, True, False]

    assert states() == ["FAILED", "SUCCESSFUL"]
    assert traces.read_text() == "after\n"


def test_mail_waits_in_the_queue_and_is_sent_by_the_worker(mailoutbox: list[Any]) -> None:
    mail_later("Sujet", "Texte", ["a@example.org"])
    assert mailoutbox == []

    run_waiting_tasks()

    assert [(mail.subject, mail.to) for mail in mailoutbox] == [("Sujet", ["a@example.org"])]
    assert WorkerProcess.objects.get().ended_at is not None


def test_where_nothing_waits_nobody_pretends_to_be_a_worker() -> None:
    run_waiting_tasks()

    assert not WorkerProcess.objects.exists()
