"""The list of duties: what workers do again and again, such as following the journal or checking links."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone


@dataclass(frozen=True)
class Duty:
    """Something that is done again and again, one bounded portion at a time.

    Args:
        name: of at most 100 characters; unique. It stands in the log, and in the database for as long as a worker
            has the duty.
        run: does one portion, which takes seconds at most, and returns whether more waits at once. It is called again
            after a worker was killed in its middle: what must not be done twice guards itself in its transaction.
        every: seconds between two portions when nothing waits.
        next_due: says when something falls due, so that a worker wakes for it before ``every`` seconds are over.
        shared: every worker does it, instead of one at a time.
        finish: called once, when the worker stops, to end what is under way within a few seconds.
    """

    name: str
    run: Callable[[], bool]
    every: float = 1.0
    next_due: Callable[[], datetime | None] | None = None
    shared: bool = False
    finish: Callable[[], None] | None = None

    def pause(self) -> float:
        """Return the seconds until the next portion, when nothing waits at once."""
        due = self.next_due() if self.next_due else None
        if due is None:
            return self.every
        return min(self.every, max(0.0, (due - timezone.now()).total_seconds()))


DUTIES: dict[str, Duty] = {}


def register(duty: Duty) -> None:
    """Have workers do it. Called in an app's ``ready()``; raises ``ValueError`` when the name is taken."""
    if duty.name in DUTIES:
        raise ValueError(f'The duty "{duty.name}" is registered twice.')
    DUTIES[duty.name] = duty
