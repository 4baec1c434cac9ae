"""What workers do for the journal: forget what is old, and look whether anything was missed."""

from collections.abc import Callable, Iterator

from django.utils import timezone

from cms.core.worker.duties import Duty
from cms.journal import pruning, reconciliation

#: Seconds. Nothing should ever be missed, and little becomes old in an hour.
EVERY = 6 * 3600.0


def in_portions(begin: Callable[[], Iterator[int]]) -> Callable[[], bool]:
    """Return what does a long work one portion a call, and begins anew when it is through.

    Args:
        begin: begins the work; each step of the iterator is a portion.
    """
    under_way: list[Iterator[int]] = []

    def run() -> bool:
        if not under_way:
            under_way.append(begin())
        try:
            next(under_way[0])
        except BaseException as error:
            under_way.clear()
            if isinstance(error, StopIteration):
                return False
            raise
        return True

    return run


PRUNING = Duty("journal.prune", in_portions(lambda: pruning.portions(timezone.now())), every=EVERY)
RECONCILIATION = Duty("journal.reconcile", in_portions(reconciliation.portions), every=EVERY)
