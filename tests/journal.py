"""What the journal tells of a change."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import TestCase

from cms.journal.models import Entry


def told(change: Callable[[], Any]) -> list[tuple[str, str, str, str]]:
    """Make a change as if it were a transaction of its own.

    Returns:
        What the journal tells of it, in order: kind, thing, reason, cause.
    """
    connection.run_on_commit.clear()  # The test's own transaction has gone on since it made its things.
    before = last_sequence()
    with TestCase.captureOnCommitCallbacks(execute=True):
        change()
    entries = Entry.objects.filter(sequence__gt=before).order_by("sequence")
    return [(entry.kind, entry.name, entry.reason, entry.cause) for entry in entries]


def last_sequence() -> int:
    """Return the place of the newest entry."""
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
