"""Tells a WebSub hub which feeds have changed; the hub tells their subscribers."""

import logging
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.conf import settings

from cms.core.feeds import FORMATS, feed_url
from cms.core.outgoing import RequestFailed, send
from cms.core.reader import ReaderRoots
from cms.journal.followers import Follower
from cms.journal.models import Entry
from cms.syndication.feeds.declarations import FeedKind, feed_kinds
from cms.syndication.feeds.gone import stands_below

log = logging.getLogger(__name__)

#: So many addresses are told in one request.
ADDRESSES = 100


def tell_hub(entries: Sequence[Entry]) -> None:
    """Tell the hub of the feeds that some entries of the journal changed.

    Raises:
        RequestFailed: the hub can't be reached, or is in trouble: the entries will be handled again.
        RequestRefused: the hub is in a private network that ``OUTGOING_NETWORKS`` doesn't name.
    """
    addresses = list(dict.fromkeys(_changed_feeds(entries)))
    for start in range(0, len(addresses), ADDRESSES):
        _tell(addresses[start : start + ADDRESSES])


def _tell(addresses: list[str]) -> None:
    body = urlencode({"hub.mode": "publish", "hub.url": addresses}, doseq=True).encode()
    answer = send("POST", settings.WEBSUB_HUB, body, {"Content-Type": "application/x-www-form-urlencoded"})
    if answer.status >= 500 or answer.status == 429:
        raise RequestFailed(f"The hub answered {answer.status}.")
    if answer.status >= 300:
        # To say it again would help nobody; subscribers still ask from time to time.
        log.warning("The hub answered %s to %s feeds that changed.", answer.status, len(addresses))


def _changed_feeds(entries: Sequence[Entry]) -> Iterator[str]:
    roots = ReaderRoots()
    for root in roots.roots:
        inside = [entry for entry in entries if stands_below(entry, root, roots)]
        for kind in feed_kinds().values():
            for name in _names(kind, [entry for entry in inside if entry.type == kind.journal_type]):
                yield from (feed_url(roots, root, name, form) for form in FORMATS)


def _names(kind: FeedKind, entries: list[Entry]) -> list[str]:
    if not entries:
        return []
    if kind.slugs_of is None:
        return [kind.name]
    return [f"{kind.name}/{slug}" for slug in sorted(kind.slugs_of({tag for entry in entries for tag in entry.tags}))]


WEBSUB = Follower("websub", tell_hub)
