"""Tasks that leave a trace, fail, exit, or take for ever the first time."""

import sys
from time import sleep

from django_tasks import TaskContext, task

from tests.working.traces import leave_trace


@task(backend="worker")
def note(line: str) -> None:
    leave_trace(line)


@task(backend="worker")
def fail() -> None:
    raise ValueError("no luck\nsecond line")


@task(backend="worker")
def leave() -> None:
    sys.exit("gone")


@task(backend="worker", takes_context=True)
def hang_at_first(context: TaskContext) -> None:
    leave_trace(f"hang {context.attempt}")
    if context.attempt == 1:
        sleep(600)
