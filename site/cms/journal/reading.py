"""Reading the journal in order, and how far back it can be read."""

from cms.journal.models import Entry, Horizon


def entries_after(sequence: int, limit: int) -> list[Entry]:
    """Return the entries that follow one, in order.

    Args:
        sequence: the last one that was read; 0 for none.
        limit: how many at most.

    Returns:
        The entries. Nothing below the last of them will ever be added.
    """
    return list(Entry.objects.filter(sequence__gt=sequence).order_by("sequence")[:limit])


def last_sequence() -> int:
    """Return the place of the newest entry; 0 if there is none."""
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def horizon() -> int:
    """Return the last withdrawal that was forgotten: who has read less than that must begin anew.

    Older entries may be missing as well, but only where a newer one tells of the same thing.
    """
    return Horizon.objects.values_list("sequence", flat=True).first() or 0
