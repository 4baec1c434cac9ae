"""The view of feeds: finds what is asked for, answers 304 without writing it, else writes it."""

import re
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from cms.api.kit import ApiError, RequestContext
from cms.journal.models import Entry
from cms.syndication.compression import compressed
from cms.syndication.feeds.declarations import FeedKind, Subject, feed_kinds
from cms.syndication.feeds.document import Document, Head, Place, head_of
from cms.syndication.feeds.formats import WRITERS
from cms.syndication.feeds.gone import gone_from
from cms.syndication.feeds.parts import NoSuchPart, Part, archived_part, newest_part
from cms.syndication.feeds.periods import read_period, start_of_day
from cms.syndication.sites import root_asked

PAGE = re.compile("[1-9][0-9]{0,5}")
#: No transaction takes longer between an entry and its commit.
LONGEST_WRITE = timedelta(minutes=1)


class Refused(Exception):
    """There is no such feed; the message says what there is."""


@require_safe
def feed(request: HttpRequest, kind: str, form: str, slug: str = "") -> HttpResponseBase:
    """Answer with a feed.

    Args:
        request: GET or HEAD; its query may name ``site``, ``locale``, ``archive`` and ``page``.
        kind: the feeds' name, such as ``rubrics``.
        form: ``atom``, ``rss`` or ``json``.
        slug: of what the feed is about.
    """
    context = RequestContext(request, request_id="")
    try:
        document = _find(request, kind, form, slug, context)
    except ApiError as error:
        return _refusal(str(error), 400)
    except (Refused, NoSuchPart) as error:
        return _refusal(str(error), 404)
    etag, changed = document.etag(form), _last_change()
    response: Any = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        write, media_type = WRITERS[form]
        response = HttpResponse(write(document.write(context)), content_type=media_type)
    return compressed(request, _finish(response, document.head, etag, changed))


def _find(request: HttpRequest, name: str, form: str, slug: str, context: RequestContext) -> Document:
    kind = _kind(name, slug)
    root = root_asked(request, context)
    subject = kind.find(slug, root, context)
    if subject is None:
        raise Refused(f"Nothing is published as the {kind.thing} “{slug}”: it may have been renamed or withdrawn.")
    part = _part(request, kind, subject)
    place = Place(f"{name}/{slug}" if slug else name, form, root)
    gone = [] if part.archive else gone_from(kind, subject, root, context.roots)
    return Document(kind, subject, part, head_of(place, kind, subject, part, context), gone)


def _kind(name: str, slug: str) -> FeedKind:
    kind = feed_kinds().get(name)
    if kind is None or kind.has_slugs != bool(slug):
        known = " and ".join(
            f"/feeds/{each.name}{'/<slug>' if each.has_slugs else ''}" for each in feed_kinds().values()
        )
        raise Refused(f"There is no such feed. Feeds are at {known}, ending in .atom, .rss or .json.")
    return kind


def _part(request: HttpRequest, kind: FeedKind, subject: Subject) -> Part:
    now = timezone.now()
    name, page = request.GET.get("archive", ""), request.GET.get("page", "1")
    if not name:
        return newest_part(subject.things, kind.journal_type, now)
    period = read_period(name)
    if period is None or not PAGE.fullmatch(page):
        raise NoSuchPart("`archive` takes a month (2024-10) or a day (2024-10-15), and `page` a number from 1.")
    return archived_part(subject.things, period, int(page), now)


def _last_change() -> int | None:
    """Return when the journal last told of anything, in seconds; ``None`` as long as an earlier moment may follow.

    An entry bears the moment at which it was written, not that of its commit, and HTTP tells whole seconds.
    """
    now = timezone.now()
    told = Entry.objects.order_by("-sequence").values_list("at", flat=True).first()
    at = max(told, start_of_day(now)) if told else start_of_day(now)
    return int(at.timestamp()) if now - at > LONGEST_WRITE else None


def _finish(response: HttpResponseBase, head: Head, etag: str, changed: int | None) -> HttpResponseBase:
    response["ETag"] = etag
    if "hub" in head.links:  # Where else would WebSub look in JSON?
        response["Link"] = ", ".join(f'<{head.links[rel]}>; rel="{rel}"' for rel in ("hub", "self"))
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    # What is withdrawn leaves at once: caches ask each time, which costs nothing that is written.
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _refusal(message: str, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(f"{message}\n", status=status, headers=headers, content_type="text/plain; charset=utf-8")
