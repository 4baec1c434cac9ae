"""Follows the journal to the cache in front of the readers' site: what changed is removed there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from cms.core.outgoing import RequestFailed, send
from cms.core.reader import ReaderRoots
from cms.journal.followers import Follower
from cms.journal.models import Entry, Kind, PublicItem
from cms.journal.sources import sources


class PurgedByRequest(BaseBackend):
    """A cache that takes ``PURGE`` requests, such as Varnish. Unlike Wagtail's own it tells of failures.

    Args:
        params: ``LOCATION``, its address.
    """

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__(params)
        self.location: str = params["LOCATION"]

    def purge(self, url: str) -> None:
        """Remove one address.

        Raises:
            RequestFailed: the cache can't be reached, or is in trouble.
            RequestRefused: it is in a private network that ``OUTGOING_NETWORKS`` doesn't name.
        """
        parts = urlsplit(url)
        answer = send("PURGE", f"{self.location}{parts.path}", headers={"Host": parts.netloc})
        # It says 404 of what it doesn't hold.
        if answer.status >= 400 and answer.status != 404:
            raise RequestFailed(f"The cache answered {answer.status} to PURGE {url}.")


def purge(entries: Sequence[Entry]) -> None:
    """Remove from every cache what some entries are about. If one fails, the entries will be handled again."""
    addresses = changed_addresses(entries)
    for backend in get_backends(settings.WAGTAILFRONTENDCACHE).values():
        of_backend = [each for each in addresses if backend.invalidates_hostname(urlsplit(each).hostname or "")]
        if of_backend:
            backend.purge_batch(of_backend)


def changed_addresses(entries: Sequence[Entry]) -> list[str]:
    """Return the readers' addresses that some entries are about: two statements.

    These are the pages that changed, where they stood before, what they stand in and refer to, for these list them, and
    the front pages.
    """
    own = [entry.url for entry in entries if entry.url and entry.type in _page_types()]
    if not own:
        return []
    fronts = [f"{root.base_url}{root.prefix}/" for root in ReaderRoots().roots]
    return list(dict.fromkeys([*own, *_former(entries), *_named(entries), *fronts]))


def _former(entries: Iterable[Entry]) -> list[str]:
    moved = Q(pk__in=[])
    for entry in entries:
        if entry.kind == Kind.MOVED:
            moved |= Q(type=entry.type, key=entry.key)
    return list(Entry.objects.filter(moved).exclude(url="").values_list("url", flat=True).distinct())


def _named(entries: Iterable[Entry]) -> list[str]:
    names = {tag.partition(":")[::2] for entry in entries for tag in entry.tags}
    pages = _page_types()
    keys = {int(key) for name, key in names if name in pages and key.isdecimal()}
    found = PublicItem.objects.filter(type__in=pages, key__in=keys).exclude(url="")
    return list(found.values_list("url", flat=True))


def _page_types() -> set[str]:
    return {name for name, source in sources().items() if source.is_page}


PURGING = Follower("purging", purge)
