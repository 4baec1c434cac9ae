"""Functions that are called with the entries of a transaction once it is committed."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from django.db import transaction

from cms.journal.models import Entry

log = logging.getLogger(__name__)

Subscriber = Callable[[Sequence[Entry]], None]

_subscribers: list[Subscriber] = []


def subscribe(subscriber: Subscriber) -> Subscriber:
    """Have a function called on each commit, in the process that committed, with the entries in their order.

    It is for what must be quick and may be lost, such as emptying a cache of this process: a crash just after the
    commit loses the call. What may not be lost follows the journal with a cursor (``cms.journal.followers``). Long
    transactions are told of in portions. Call this in an app's ``ready()``.
    """
    if subscriber not in _subscribers:
        _subscribers.append(subscriber)
    return subscriber


def unsubscribe(subscriber: Subscriber) -> None:
    """Call a function no more."""
    _subscribers.remove(subscriber)


def deliver(sequences: list[int]) -> None:
    """Have the subscribers called with some entries if this transaction is committed."""
    if _subscribers:
        transaction.on_commit(partial(_call, sequences))


def _call(sequences: list[int]) -> None:
    entries = list(Entry.objects.filter(pk__in=sequences).order_by("pk"))
    for subscriber in _subscribers:
        try:
            subscriber(entries)
        except Exception:  # The change is committed; one subscriber's trouble is neither the editor's nor the others'.
            log.exception("A subscriber of the journal failed on entries %s to %s.", sequences[0], sequences[-1])
