"""Forgets old entries that say nothing new, a few at a time, so that no writer waits.

An entry is forgotten once it is old and a newer one tells of the same thing: whoever reads on misses nothing by that,
unless they go by the tags that a thing once bore. A withdrawal, which no entry follows, is kept for longer. Once what
they miss goes, readers that have not come so far must begin anew (``reading.horizon``). Two stay for ever: the last
entry about what is public, which the first synchronisation reads, and a withdrawal with a notice, which readers of its
old address are told.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.journal.followers import followers
from cms.journal.models import Entry, Horizon, Kind, ReaderCursor
from cms.journal.reading import last_sequence

#: How many sequence numbers one transaction looks at.
WINDOW = 5_000


def prune(now: datetime | None = None) -> int:
    """Forget what need not be kept (``JOURNAL_KEEP_DAYS``, ``JOURNAL_KEEP_WITHDRAWALS_DAYS``).

    Args:
        now: the time to count from.

    Returns:
        How many entries were forgotten.
    """
    return sum(portions(now or timezone.now()))


def portions(now: datetime) -> Iterator[int]:
    """Forget in portions, each a transaction; yield how many entries each forgot."""
    end = _readable_end()
    start = Entry.objects.order_by("sequence").values_list("sequence", flat=True).first() or end
    for low in range(start - 1, end, WINDOW):
        window = Entry.objects.filter(sequence__gt=low, sequence__lte=min(low + WINDOW, end))
        with transaction.atomic():
            forgot = _forget_replaced(window, now) + _forget_withdrawals(window, now)
        yield forgot


def _readable_end() -> int:
    """Return the last entry that every follower has handled; one that is registered no more holds up nothing."""
    cursors = ReaderCursor.objects.filter(name__in=[each.name for each in followers()])
    return min([last_sequence(), *cursors.values_list("sequence", flat=True)])


def _forget_replaced(window: QuerySet[Entry], now: datetime) -> int:
    newer = Entry.objects.filter(type=OuterRef("type"), key=OuterRef("key"), sequence__gt=OuterRef("sequence"))
    old = window.filter(at__lt=now - timedelta(days=settings.JOURNAL_KEEP_DAYS))
    return _forget(old.filter(Exists(newer)), "replaced")


def _forget_withdrawals(window: QuerySet[Entry], now: datetime) -> int:
    keep = timedelta(days=max(settings.JOURNAL_KEEP_DAYS, settings.JOURNAL_KEEP_WITHDRAWALS_DAYS))
    return _forget(window.filter(kind=Kind.WITHDRAWN, notice="", at__lt=now - keep), "withdrawn")


def _forget(entries: QuerySet[Entry], horizon: str) -> int:
    """Delete entries, and note how far that goes: the horizon never comes back, in whatever order they go."""
    keys = list(entries.values_list("pk", flat=True))
    if keys:
        Horizon.objects.get_or_create(pk=1)
        Horizon.objects.filter(**{f"{horizon}__lt": max(keys)}).update(**{horizon: max(keys)})
        Entry.objects.filter(pk__in=keys).delete()
    return len(keys)
