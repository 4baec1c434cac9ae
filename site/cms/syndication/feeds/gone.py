"""What was withdrawn from a feed of late: readers are told to drop it, and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.core.reader import ReaderRoot, ReaderRoots
from cms.journal.models import Entry, Kind
from cms.syndication.feeds.declarations import FeedKind, Subject

#: For so long a withdrawal is told, and so many of the type's last ones are looked at.
TOLD = timedelta(days=30)
LOOKED_AT = 200


@dataclass(frozen=True)
class Gone:
    """A thing that was in a feed.

    Attributes:
        identity: what the feed knew it by.
        sequence: of what the journal last told of it.
        at: when it was withdrawn.
        told_at: when that was last told: later than ``at`` if editors wrote another notice.
        notice: what editors tell readers, if anything.
    """

    identity: UUID
    sequence: int
    at: datetime
    told_at: datetime
    notice: str


def gone_from(kind: FeedKind, subject: Subject, root: ReaderRoot, roots: ReaderRoots) -> list[Gone]:
    """Return what a feed no longer holds, the last first: one statement.

    Args:
        kind: the feed's kind.
        subject: what it is about.
        root: the site and language.
        roots: all there are.
    """
    newer = Entry.objects.filter(type=OuterRef("type"), key=OuterRef("key"), sequence__gt=OuterRef("sequence"))
    withdrawn = Entry.objects.filter(~Exists(newer), type=kind.journal_type, kind=Kind.WITHDRAWN)
    late = withdrawn.filter(identity__isnull=False, at__gte=timezone.now() - TOLD).order_by("-sequence")
    return [
        Gone(entry.identity, entry.sequence, entry.gone_since, entry.at, entry.notice)
        for entry in late.only("identity", "at", "withdrawn_at", "notice", "url", "tags")[:LOOKED_AT]
        if entry.identity and stands_below(entry, root, roots) and _bears(entry, subject)
    ]


def stands_below(entry: Entry, root: ReaderRoot, roots: ReaderRoots) -> bool:
    """Return whether the thing is, or was, on a site in a language: its address says so."""
    fronts = [each for each in roots.roots if entry.url.startswith(f"{each.base_url}{each.prefix}/")]
    return bool(fronts) and max(fronts, key=lambda each: len(each.base_url + each.prefix)) == root


def _bears(entry: Entry, subject: Subject) -> bool:
    return not subject.tags or not set(subject.tags).isdisjoint(entry.tags)
