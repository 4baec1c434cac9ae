"""Looks at everything: what was written behind the journal's back (in bulk, by hand in the database) is told now."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from cms.journal.changes import Change
from cms.journal.models import Entry, PublicItem
from cms.journal.reading import last_sequence
from cms.journal.sources import Source, sources
from cms.journal.writing import record

#: Things that are looked at in one transaction.
PORTION = 1_000


def reconcile(progress: Callable[[int], None] = lambda number: None) -> int:
    """Tell of all that is public and untold, and of all that was told and isn't public.

    Args:
        progress: called after each portion with the number of things that it looked at.

    Returns:
        How many entries were written.
    """
    before = last_sequence()
    for number in portions():
        progress(number)
    return Entry.objects.filter(sequence__gt=before).count()


def portions() -> Iterator[int]:
    """Look at everything in portions, each a transaction; yield how many things each looked at."""
    for source in sources().values():
        for keys in chain(_portions(source.public_after), _portions(partial(_told_after, source))):
            record([Change(source, keys, written=False)])
            yield len(keys)


def _told_after(source: Source, key: int, limit: int) -> list[int]:
    told = PublicItem.objects.filter(type=source.type, key__gt=key).order_by("key")
    return list(told.values_list("key", flat=True)[:limit])


def _portions(after: Callable[[int, int], list[int]]) -> Iterator[list[int]]:
    """Yield keys in portions, each asked for by itself: nothing is kept open in the database between them."""
    last = 0
    while keys := after(last, PORTION):
        yield keys
        last = keys[-1]
