"""Notices: what editors tell readers of a page that they withdraw."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.journal.lock import take_lock
from cms.journal.models import Entry, Kind, PublicItem
from cms.journal.sources import sources
from cms.journal.subscribers import deliver
from cms.journal.transactions import current_transaction, has_written
from cms.journal.writing import actor


class Superseded(Exception):
    """The journal has told of the page since: it is public again, or somebody else has changed its notice."""


def note_withdrawals(notice: str) -> int:
    """Give the pages that this transaction has withdrawn so far a notice, those that went with their rubric included.

    Args:
        notice: plain text; empty for none.

    Returns:
        How many pages it is about.
    """
    transaction_name = has_written()
    if not notice or transaction_name is None:
        return 0
    withdrawn = Entry.objects.filter(transaction=transaction_name, kind=Kind.WITHDRAWN, type__in=_page_types())
    return withdrawn.update(notice=notice)


def withdrawals() -> QuerySet[Entry]:
    """Return the last entry about each page that is withdrawn."""
    newer = Entry.objects.filter(type=OuterRef("type"), key=OuterRef("key"), sequence__gt=OuterRef("sequence"))
    return Entry.objects.filter(~Exists(newer), type__in=_page_types(), kind=Kind.WITHDRAWN)


def change_notice(withdrawal: Entry, notice: str) -> int:
    """Tell of a withdrawal once more, with another notice or with none: all who read the journal hear of it.

    What went with the page and still has the same notice gets the new one too.

    Args:
        withdrawal: the last entry about the page.
        notice: plain text; empty for none.

    Returns:
        How many pages it is about; 0 if they have that notice already.

    Raises:
        Superseded: it is no longer the last.
    """
    with transaction.atomic():
        take_lock()
        if not withdrawals().filter(pk=withdrawal.pk).exists():
            raise Superseded
        if notice == withdrawal.notice:
            return 0
        told = Entry.objects.bulk_create([_once_more(entry, notice) for entry in _gone_with(withdrawal)])
        deliver([entry.sequence for entry in told])
    return len(told)


def is_public_somewhere(page: Page) -> bool:
    """Return whether readers may see a page, or one that stands below it, as far as the journal knows."""
    below = page.get_descendants(inclusive=True).values("pk")
    return PublicItem.objects.filter(type__in=_page_types(), key__in=below).exists()


def last_notice(page: Page) -> str:
    """Return the notice with which a page was withdrawn; empty if it had none, or is public again."""
    entries = Entry.objects.filter(type__in=_page_types(), key=page.pk).order_by("-sequence")
    return entries.values_list("notice", flat=True).first() or ""


def _gone_with(withdrawal: Entry) -> QuerySet[Entry]:
    if not withdrawal.url:
        return Entry.objects.filter(pk=withdrawal.pk)
    same = withdrawals().filter(transaction=withdrawal.transaction, notice=withdrawal.notice)
    return same.filter(url__startswith=withdrawal.url).order_by("sequence")


def _once_more(entry: Entry, notice: str) -> Entry:
    return Entry(
        at=timezone.now(),
        kind=entry.kind,
        reason=entry.reason,
        type=entry.type,
        key=entry.key,
        title=entry.title,
        url=entry.url,
        tags=entry.tags,
        cause=entry.cause,
        actor_id=actor(),
        transaction=current_transaction(),
        notice=notice,
        identity=entry.identity,
        withdrawn_at=entry.gone_since,
    )


def _page_types() -> list[str]:
    return [source.type for source in sources().values() if source.is_page]
