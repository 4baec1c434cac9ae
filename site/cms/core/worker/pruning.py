"""What is forgotten after a while: tasks that were done, workers that ended."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms.core.models import WorkerProcess
from cms.core.worker.duties import Duty

PORTION = 1_000
KEEP_DONE = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)
KEEP_WORKERS = timedelta(days=30)


def prune() -> bool:
    """Delete a portion of what is kept no longer; returns whether more waits."""
    now = timezone.now()
    done, failed = DBTaskResult.objects.successful(), DBTaskResult.objects.failed()
    old_tasks = done.filter(finished_at__lt=now - KEEP_DONE) | failed.filter(finished_at__lt=now - KEEP_FAILED)
    deleted = _delete_some(old_tasks)
    return max(deleted, _delete_some(WorkerProcess.objects.filter(ended_at__lt=now - KEEP_WORKERS))) == PORTION


def _delete_some(rows: "QuerySet[Any]") -> int:
    keys = list(rows.order_by().values_list("pk", flat=True)[:PORTION])
    rows.model._default_manager.filter(pk__in=keys).delete()
    return len(keys)


PRUNING = Duty("pruning", prune, every=600)
