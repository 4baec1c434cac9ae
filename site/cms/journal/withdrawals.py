"""Notices: what editors tell readers of a page that they withdraw."""

from wagtail.models import Page

from cms.journal.models import Entry, Kind, PublicItem
from cms.journal.sources import sources
from cms.journal.transactions import has_written


def note_withdrawals(notice: str) -> int:
    """Give the pages that this transaction has withdrawn so far a notice, those that went with their rubric included.

    Args:
        notice: plain text; empty for none.

    Returns:
        How many pages it is about.
    """
    transaction = has_written()
    if not notice or transaction is None:
        return 0
    withdrawn = Entry.objects.filter(transaction=transaction, kind=Kind.WITHDRAWN, type__in=_page_types())
    return withdrawn.update(notice=notice)


def is_public_somewhere(page: Page) -> bool:
    """Return whether readers may see a page, or one that stands below it, as far as the journal knows."""
    below = page.get_descendants(inclusive=True).values("pk")
    return PublicItem.objects.filter(type__in=_page_types(), key__in=below).exists()


def last_notice(page: Page) -> str:
    """Return the notice with which a page was withdrawn; empty if it had none, or is public again."""
    entries = Entry.objects.filter(type__in=_page_types(), key=page.pk).order_by("-sequence")
    return entries.values_list("notice", flat=True).first() or ""


def _page_types() -> list[str]:
    return [source.type for source in sources().values() if source.is_page]
