"""``manage.py journal``: shows the journal as it is written, how far its readers are, and mends it."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localtime

from cms.journal.followers import lags
from cms.journal.models import Entry
from cms.journal.pruning import prune
from cms.journal.reading import entries_after, last_sequence
from cms.journal.reconciliation import reconcile

PORTION = 500


class Command(BaseCommand):
    """Show the last entries; with ``--follow`` also those to come."""

    _looked_at = 0
    help = "Show what was published, changed and withdrawn, in order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--lines", type=int, default=20, help="How many of the last entries are shown first (20).")
        parser.add_argument("--follow", action="store_true", help="Go on with new entries until Ctrl-C.")
        parser.add_argument("--readers", action="store_true", help="Show how far each reader is behind instead.")
        parser.add_argument("--prune", action="store_true", help="Forget old entries that say nothing new.")
        parser.add_argument("--reconcile", action="store_true", help="Look at everything and tell what was missed.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["reconcile"]:
            self.stdout.write(f"{reconcile(self._progress)} entries written.")
        elif options["prune"]:
            self.stdout.write(f"{prune()} entries forgotten.")
        elif options["readers"]:
            self._show_readers()
        else:
            self._show(max(0, options["lines"]), follow=options["follow"])

    def _progress(self, number: int) -> None:
        self._looked_at += number
        self.stderr.write(f"{self._looked_at} things looked at")

    def _show_readers(self) -> None:
        for lag in lags():
            since = f", the oldest since {localtime(lag.since):%Y-%m-%d %H:%M:%S}" if lag.since else ""
            self.stdout.write(f"{lag.name}: {lag.entries} entries behind{since}")

    def _show(self, lines: int, follow: bool) -> None:
        try:
            for entry in self._entries(lines, follow):
                self.stdout.write(line(entry))
        except KeyboardInterrupt:
            self.stderr.write("")

    def _entries(self, lines: int, follow: bool) -> Iterator[Entry]:
        newest = Entry.objects.order_by("-sequence")[:lines]
        yield from reversed(newest)
        sequence = newest[0].sequence if newest else last_sequence()
        while follow:
            entries = entries_after(sequence, PORTION)
            yield from entries
            sequence = entries[-1].sequence if entries else sequence
            if len(entries) < PORTION:
                time.sleep(0.5)


def line(entry: Entry) -> str:
    """Return an entry as one line of text."""
    what = f"{entry.kind} ({entry.reason})" if entry.reason else entry.kind
    because = f" because of {entry.cause}" if entry.cause else ""
    return f"{entry.sequence} {localtime(entry.at):%Y-%m-%d %H:%M:%S} {what} {entry.name} {entry.url}{because}".rstrip()
