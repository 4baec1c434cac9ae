"""Duties that leave traces, fail, or never have enough."""

import os
from time import sleep

from django.apps import AppConfig

from cms.core.worker.duties import Duty, register
from tests.working.traces import leave_trace


class WorkingConfig(AppConfig):
    name = "tests.working"
    label = "working"

    def ready(self) -> None:
        register(Duty("counting", count, every=0.05))
        register(Duty("failing", fail, every=0.05))
        register(Duty("endless", go_on, every=0.05))


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
