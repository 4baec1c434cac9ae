"""Pages that readers could see once, and can no longer: when they were withdrawn."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.api.routing.paths import ReaderPath
from cms.core.reader import ReaderRoots
from cms.core.visibility import restrictions_on
from cms.journal.models import Entry, Kind, Reason

UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


def withdrawn_at(asked: ReaderPath, page: Page | None, roots: ReaderRoots) -> datetime | None:
    """Return when what stood at a path was withdrawn.

    Args:
        asked: the path.
        page: the page that stands there now, hidden as it is, if any.
        roots: of every reader site.

    Returns:
        The moment; ``None`` if nothing public ever stood there, or if it is private now.
    """
    return _of_page(page) if page else _of_deleted_page(asked, roots)


def _of_page(page: Page) -> datetime | None:
    # A published page that isn't seen went with its parent: an article with its rubric.
    hidden = next((each for each in (page, page.get_parent()) if not _published(each)), None)
    if hidden is None or hidden.first_published_at is None or restrictions_on(page).exists():
        return None
    ended = hidden.expire_at if hidden.live or hidden.expired else None
    return ended or _unpublished_at(hidden) or hidden.last_published_at or hidden.first_published_at


def _of_deleted_page(asked: ReaderPath, roots: ReaderRoots) -> datetime | None:
    """Return when the page at a path was deleted, as the journal tells; ``None`` where it was private then."""
    places = [(root, url_path) for url_path in asked.url_paths if (root := roots.of(url_path))]
    urls = [root.base_url + root.path_of(url_path) for root, url_path in places]
    deleted = Entry.objects.filter(url__in=urls, kind=Kind.WITHDRAWN, reason=Reason.DELETED)
    return deleted.order_by("-sequence").values_list("at", flat=True).first()


def _published(page: Page) -> bool:
    return page.live and (page.expire_at is None or page.expire_at > timezone.now())


def _unpublished_at(page: Page) -> datetime | None:
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=UNPUBLISHED)
    return entries.order_by("-timestamp").values_list("timestamp", flat=True).first()
