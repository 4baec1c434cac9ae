"""Pages that readers could see once, and can no longer: when they were withdrawn, and what readers are told."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.api.routing.paths import ReaderPath
from cms.core.reader import ReaderRoots
from cms.core.visibility import restrictions_on
from cms.journal.models import Reason
from cms.journal.withdrawals import last_notice, withdrawals

UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


@dataclass(frozen=True)
class Withdrawal:
    """When a page was withdrawn, and the notice to its readers; empty if editors wrote none."""

    at: datetime
    notice: str


def withdrawal_of(asked: ReaderPath, page: Page | None, roots: ReaderRoots) -> Withdrawal | None:
    """Return how what stood at a path was withdrawn.

    Args:
        asked: the path.
        page: the page that stands there now, hidden as it is, if any.
        roots: of every reader site.

    Returns:
        The withdrawal; ``None`` if nothing public ever stood there, or if it is private now.
    """
    if page is None:
        return _of_absent_page(asked, roots)
    moment = _moment_of(page)
    return Withdrawal(moment, last_notice(page)) if moment else None


def _moment_of(page: Page) -> datetime | None:
    # A published page that isn't seen went with its parent: an article with its rubric.
    hidden = next((each for each in (page, page.get_parent()) if not _published(each)), None)
    if hidden is None or hidden.first_published_at is None or restrictions_on(page).exists():
        return None
    ended = hidden.expire_at if hidden.live or hidden.expired else None
    return ended or _unpublished_at(hidden) or hidden.last_published_at or hidden.first_published_at


def _of_absent_page(asked: ReaderPath, roots: ReaderRoots) -> Withdrawal | None:
    """Return what the journal last told of a page at a path that was deleted since; ``None`` where it was private."""
    places = [(root, url_path) for url_path in asked.url_paths if (root := roots.of(url_path))]
    urls = [root.base_url + root.path_of(url_path) for root, url_path in places]
    last = withdrawals().filter(url__in=urls).exclude(reason=Reason.PRIVATE).order_by("-sequence").first()
    return Withdrawal(last.gone_since, last.notice) if last else None


def _published(page: Page) -> bool:
    return page.live and (page.expire_at is None or page.expire_at > timezone.now())


def _unpublished_at(page: Page) -> datetime | None:
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=UNPUBLISHED)
    return entries.order_by("-timestamp").values_list("timestamp", flat=True).first()
