"""Tasks of the worker that failed."""

from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def failed_task(path: str, error: BaseException, *arguments: Any) -> DBTaskResult:
    """Return a task that a worker has tried once, as it is kept after that error."""
    task = DBTaskResult.objects.create(
        task_path=path,
        args_kwargs={"args": list(arguments), "kwargs": {}},
        backend_name="worker",
        run_after=timezone.now(),
    )
    task.claim("00000000-0000-0000-0000-000000000001")
    task.set_failed(error)
    return task
