"""Tasks: what was asked for once, and waits in the database for a worker."""

import logging
from time import perf_counter
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import TaskContext
from django_tasks_db.models import DBTaskResult

from cms.core.worker.lines import one_line

logger = logging.getLogger(__name__)

#: How often a task is begun when its workers die in its middle.
ATTEMPTS = 3


class WorkerLost(Exception):
    """The workers of a task died in its middle, as often as it may be begun."""


def run_next_task(worker: UUID) -> bool:
    """Run the task whose turn it is. One that fails is logged and kept. Returns whether there was one."""
    _take_back(worker)
    row = _claim(worker)
    if row is None:
        return False
    started = perf_counter()
    try:
        row.set_successful(_call(row))
    except BaseException as error:  # A task that exits must not take the worker along.
        row.set_failed(error)
        logger.error("Task %s (%s) failed: %s", row.task_name, row.pk, one_line(error))
        logger.debug("Where it failed:", exc_info=error)
    else:
        logger.info("Task %s (%s) done in %.1f s.", row.task_name, row.pk, perf_counter() - started)
    return True


def _take_back(worker: UUID) -> None:
    """Let what the worker has begun be begun again: one at a time, so its end could not be written down."""
    if DBTaskResult.objects.running().exists():
        with transaction.atomic():
            hand_back(worker)


def hand_back(worker: UUID) -> None:
    """Let the tasks be run again that a worker had begun when it died; one that has killed several is kept as failed.

    Called in a transaction.
    """
    for row in DBTaskResult.objects.running().select_for_update():
        if row.worker_ids[-1] != str(worker):
            continue
        if len(row.worker_ids) < ATTEMPTS:
            row.status = "READY"
            row.save(update_fields=["status"])
            logger.warning("Task %s (%s) is begun again: its worker died.", row.task_name, row.pk)
        else:
            row.set_failed(WorkerLost(f"{len(row.worker_ids)} workers died while they ran it."))
            logger.error("Task %s (%s) failed: its worker died for the last time.", row.task_name, row.pk)


def failed_tasks() -> "QuerySet[Any]":
    """Return the tasks that failed, the last one first."""
    return DBTaskResult.objects.failed().order_by("-finished_at", "pk")


def run_again(key: UUID) -> bool:
    """Have a failed task wait for a worker again, as it was asked for; returns whether there is such a task."""
    waiting = {"status": "READY", "finished_at": None, "exception_class_path": "", "traceback": ""}
    return bool(DBTaskResult.objects.failed().filter(pk=key).update(**waiting))


def task_waits() -> bool:
    """Return whether a task could be run now."""
    return DBTaskResult.objects.ready().exists()


def _claim(worker: UUID) -> Any:
    """Return a task that is now ours, or None. Looking first costs no lock: on SQLite there is only one."""
    if not task_waits():
        return None
    with transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(str(worker))
    return row


def _call(row: Any) -> Any:
    task, arguments = row.task, row.args_kwargs
    context = [TaskContext(task_result=row.task_result)] if task.takes_context else []
    return task.call(*context, *arguments["args"], **arguments["kwargs"])
