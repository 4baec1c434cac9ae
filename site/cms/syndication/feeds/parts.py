"""Which things a feed document holds, and which documents stand beside it (RFC 5005).

The newest things, and those that were changed last, are in the document that readers ask for again and again. All that
is older than today is in archives too, a document or several for each period that is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from cms.journal.models import PublicItem
from cms.syndication.feeds.periods import Period, period_of, start_of_day

#: So many of the newest things are in a feed, more if today has seen more, but never more than the most.
NEWEST = 20
MOST = 100
#: Of the last changes to things of the type, so many are looked at, and so many of the feed's own are in it.
CHANGES = 200
CHANGED = 20
#: Things in one archive document.
ARCHIVED = 100


class NoSuchPart(Exception):
    """There is no such archive; the message says why."""


@dataclass(frozen=True)
class Part:
    """What a document holds.

    Attributes:
        keys: the things, newest first.
        links: what the addresses of this document (``self``) and of those beside it ask for, by relation.
        archive: whether it is an archive.
        complete: whether it holds all that there is.
    """

    keys: list[int]
    links: Mapping[str, Mapping[str, str]]
    archive: bool = False
    complete: bool = False


def newest_part(things: QuerySet[Any], journal_type: str, now: datetime) -> Part:
    """Return what is new, and what was changed last: five statements at most."""
    today = start_of_day(now)
    rows = list(_newest_first(things)[: MOST + 1])
    held = rows[: max(NEWEST, min(MOST, sum(at >= today for _key, at in rows)))]
    if len(held) == len(rows):
        return Part([key for key, _at in held], {"self": {}}, complete=True)
    held += _changed(things, journal_type, {key for key, _at in held})
    held.sort(key=lambda row: (row[1], row[0]), reverse=True)
    older = next((at for _key, at in rows if at < today), None) or _newest_before(things, today)
    archives = {} if older is None else {"prev-archive": _last_page(things, period_of(older, now))}
    return Part([key for key, _at in held], {"self": {}, **archives})


def archived_part(things: QuerySet[Any], period: Period, page: int, now: datetime) -> Part:
    """Return what was published in a period: its page of that number, the first holding what came first.

    Withdrawals move things to lower pages only, which readers, who go back in time, read later: they miss none.

    Raises:
        NoSuchPart: the period isn't over, nothing in it is public, or it has fewer pages.
    """
    if period.end > start_of_day(now):
        raise NoSuchPart("That period is not over yet: its articles are in the feed itself, and in archives by day.")
    inside = _inside(things, period)
    rows = list(_newest_first(inside).reverse()[(page - 1) * ARCHIVED : page * ARCHIVED + 1])
    if not rows:
        raise NoSuchPart("Nothing is in that archive. Follow the links of the feed from one archive to the next.")
    links = {
        "self": _asked(period, page),
        "prev-archive": _before(things, period, page, now),
        "next-archive": _asked(period, page + 1) if len(rows) > ARCHIVED else _after(things, period, now),
        "current": {},
    }
    keys = [key for key, _at in reversed(rows[:ARCHIVED])]
    return Part(keys, {rel: asked for rel, asked in links.items() if asked is not None}, archive=True)


def _newest_first(things: QuerySet[Any]) -> Any:
    return things.order_by("-first_published_at", "-pk").values_list("pk", "first_published_at")


def _changed(things: QuerySet[Any], journal_type: str, held: set[int]) -> list[tuple[int, datetime]]:
    last = PublicItem.objects.filter(type=journal_type).order_by("-sequence").values_list("key", flat=True)[:CHANGES]
    order = {key: place for place, key in enumerate(last) if key not in held}
    rows = [*things.filter(pk__in=order).values_list("pk", "first_published_at")]
    return sorted(rows, key=lambda row: order[row[0]])[:CHANGED]


def _newest_before(things: QuerySet[Any], moment: datetime) -> datetime | None:
    older = things.filter(first_published_at__lt=moment).order_by("-first_published_at")
    return older.values_list("first_published_at", flat=True).first()


def _inside(things: QuerySet[Any], period: Period) -> QuerySet[Any]:
    return things.filter(first_published_at__gte=period.start, first_published_at__lt=period.end)


def _before(things: QuerySet[Any], period: Period, page: int, now: datetime) -> Mapping[str, str] | None:
    if page > 1:
        return _asked(period, page - 1)
    older = _newest_before(things, period.start)
    return _last_page(things, period_of(older, now)) if older else None


def _after(things: QuerySet[Any], period: Period, now: datetime) -> Mapping[str, str] | None:
    later = things.filter(first_published_at__gte=period.end, first_published_at__lt=start_of_day(now))
    row = _newest_first(later).reverse().first()
    return _asked(period_of(row[1], now), 1) if row else None


def _last_page(things: QuerySet[Any], period: Period) -> Mapping[str, str]:
    return _asked(period, -(-_inside(things, period).count() // ARCHIVED))


def _asked(period: Period, page: int) -> dict[str, str]:
    return {"archive": period.name, **({"page": str(page)} if page > 1 else {})}
