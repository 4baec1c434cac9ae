"""Tasks without a worker: each runs in the process that asks for it, as soon as its transaction is committed."""

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class AtOnceBackend(ImmediateBackend):
    """Keeps the promise of the database's queue: what was rolled back never runs. The tests use it."""

    def _execute_task(self, task_result: Any) -> None:
        transaction.on_commit(partial(super()._execute_task, task_result))
