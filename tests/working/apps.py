"""Duties that leave traces, fail, or never have enough, and a reader of the journal that may be killed at its work."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from time import sleep
from typing import Any

from django.apps import AppConfig

from cms.core.worker.duties import Duty, register
from tests.working.traces import leave_trace, traces


class WorkingConfig(AppConfig):
    name = "tests.working"
    label = "working"

    def ready(self) -> None:
        register(Duty("counting", count, every=0.05))
        register(Duty("failing", fail, every=0.05))
        register(Duty("endless", go_on, every=0.05))
        from cms.journal import followers

        followers.register(followers.Follower("tracing", read, portion=2, from_start=True))


def count() -> bool:
    leave_trace(f"begin {os.getpid()}")
    sleep(0.05)
    leave_trace(f"end {os.getpid()}")
    return False


def fail() -> bool:
    raise ValueError("this never works")


def go_on() -> bool:
    sleep(0.005)
    return True


def read(entries: Sequence[Any]) -> None:
    """Tell what was read; be killed at once after it where the test left a knife beside the traces."""
    leave_trace("read " + " ".join(str(entry.sequence) for entry in entries))
    knife = knife_beside(traces())
    if knife.exists():
        knife.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def knife_beside(file: Path) -> Path:
    return file.with_name("knife")
