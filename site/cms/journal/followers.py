"""Readers that follow the journal with a cursor of their own, in the worker: every entry, in order, at least once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils import timezone

from cms.core.worker import duties
from cms.core.worker.duties import Duty
from cms.journal.models import Entry, ReaderCursor
from cms.journal.reading import entries_after, last_sequence


@dataclass(frozen=True)
class Follower:
    """A reader with a name.

    Attributes:
        name: its cursor is kept under it.
        handle: is given entries, in order. If it raises, or the process is killed, it is given them again: what it does
            must bear being done twice.
        portion: how many entries at most are handled at once.
        from_start: whether it begins with the oldest entry; else with the first after it was registered.
    """

    name: str
    handle: Callable[[Sequence[Entry]], None]
    portion: int = 200
    from_start: bool = False


@dataclass(frozen=True)
class Lag:
    """How far a reader is behind.

    Attributes:
        entries: how many it has not yet handled.
        since: when the oldest of them was written; ``None`` if there is none.
    """

    name: str
    entries: int
    since: datetime | None


_followers: dict[str, Follower] = {}


def register(follower: Follower) -> None:
    """Make a follower known, and have the worker run it. Call this in an app's ``ready()``."""
    _followers[follower.name] = follower
    duties.register(Duty(f"journal.follow.{follower.name}", partial(follow, follower), every=0.5))


def unregister(name: str) -> None:
    """Run a follower no more; its cursor stays."""
    del _followers[name]
    del duties.DUTIES[f"journal.follow.{name}"]


def followers() -> list[Follower]:
    """Return the followers, in the order in which they were registered."""
    return list(_followers.values())


def follow(follower: Follower) -> bool:
    """Give a follower the next portion of entries. Only one process may do so at a time: the worker's lease sees to it.

    Returns:
        Whether there may be more at once.
    """
    cursor = cursor_of(follower)
    entries = entries_after(cursor.sequence, follower.portion)
    if not entries:
        return False
    follower.handle(entries)
    moved = ReaderCursor.objects.filter(name=follower.name, sequence=cursor.sequence)
    moved.update(sequence=entries[-1].sequence, handled_at=timezone.now())
    return len(entries) == follower.portion


def cursor_of(follower: Follower) -> ReaderCursor:
    """Return a follower's cursor; it gets one when it is first asked for."""
    start = 0 if follower.from_start else last_sequence()
    return ReaderCursor.objects.get_or_create(name=follower.name, defaults={"sequence": start})[0]


def lags() -> list[Lag]:
    """Return how far each follower is behind."""
    found = []
    for follower in followers():
        waiting = Entry.objects.filter(sequence__gt=cursor_of(follower).sequence)
        since = waiting.order_by("sequence").values_list("at", flat=True).first()
        found.append(Lag(follower.name, waiting.count(), since))
    return found
