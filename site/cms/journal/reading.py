"""Reading the journal in order, and how far back it can be read."""

from django.db.models import Max

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


def horizon(each_entry: bool = False) -> int:
    """Return the last entry that was forgotten though its readers miss it: who has read less than that must begin anew.

    Args:
        each_entry: whether they miss those as well that a newer one about the same thing follows, because they go by
            the tags of each; else only withdrawals.

    Returns:
        Its place; 0 if nothing was forgotten. One statement.
    """
    newest = Horizon.objects.aggregate(withdrawn=Max("withdrawn"), replaced=Max("replaced"))
    withdrawn, replaced = newest["withdrawn"] or 0, newest["replaced"] or 0
    return max(withdrawn, replaced) if each_entry else withdrawn
