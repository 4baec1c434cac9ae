"""Somebody who knows nothing but the journal, and remembers of it nothing but a number."""

from typing import Any

from django.db import connection, transaction

from cms.journal.models import Entry
from cms.journal.reading import entries_after
from tests.newsroom.readers import PublicSite, Site
from tests.newsroom.seats import Seat


class Follower(Seat):
    """Reads entries as they come, and keeps a copy of each thing as it was when the last entry about it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        self.seen: list[int] = []
        self.addresses: dict[str, str] = {}
        self.copies: Site = {}
        self.ask(_read_only)

    def read(self, limit: int) -> None:
        """Read some entries, and look up what they are about."""
        self.ask(lambda: self._at_one_moment(limit))

    def compare(self) -> None:
        """Read all that there is: what was made of it is what readers see."""
        self.ask(lambda: self._at_one_moment(1_000_000))

    def _at_one_moment(self, limit: int) -> None:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            self._read(limit)

    def _read(self, limit: int) -> None:
        entries = entries_after(self.cursor, limit)
        site = PublicSite().site()
        for entry in entries:
            self._take(entry, site)
        below = list(Entry.objects.filter(sequence__lte=self.cursor).order_by("sequence").values_list("pk", flat=True))
        assert below == self.seen, "An entry has appeared below the cursor."
        if len(entries) < limit:
            public = {name: url for name, (url, _content) in site.items()}
            differences = _differences(self.addresses, public)
            assert not differences, f"What is public is not what the journal told: {differences}"
            differences = _differences(self.copies, site)
            assert not differences, f"The journal did not tell of changes: {differences}"

    def _take(self, entry: Entry, site: Site) -> None:
        assert entry.sequence > self.cursor
        self.cursor = entry.sequence
        self.seen.append(entry.sequence)
        if entry.kind == "withdrawn":
            assert entry.name in self.addresses, "What was not public can't be withdrawn."
            del self.addresses[entry.name]
            self.copies.pop(entry.name, None)
        else:
            assert (entry.kind == "published") == (entry.name not in self.addresses)
            assert (entry.kind == "updated") == (self.addresses.get(entry.name) == entry.url)
            self.addresses[entry.name] = entry.url
            if entry.name in site:
                self.copies[entry.name] = site[entry.name]


def _differences(copy: dict[str, Any], site: dict[str, Any]) -> dict[str, Any]:
    found = {name: (copy.get(name), site.get(name)) for name in copy.keys() | site.keys()}
    return {name: pair for name, pair in found.items() if pair[0] != pair[1]}


def _read_only() -> None:
    if connection.vendor == "sqlite":
        # It never writes, so it need not wait for the writer.
        connection.transaction_mode = "DEFERRED"
