"""A feed document: found and marked from the journal first, written only for a reader who hasn't got it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import override
from wagtail.models import Page, Site

from cms.api.kit import LicenceValue, RequestContext
from cms.core.feeds import feed_url
from cms.core.licences import Licence
from cms.core.publication import publication_of
from cms.core.reader import ReaderRoot
from cms.journal.models import PublicItem
from cms.syndication.feeds.declarations import FeedKind, Item, Subject
from cms.syndication.feeds.gone import Gone
from cms.syndication.feeds.parts import Part

#: Part of every ETag: raise it when what is written of the same things changes.
REVISION = 2


@dataclass(frozen=True)
class Head:
    """What a feed says of itself.

    Attributes:
        links: the addresses of this document and of those beside it, by relation.
        feeds_url: the address below which all feeds are.
        main_id, main_url: identity and address of the feed of everything, which entries of other feeds come from.
    """

    identity: UUID
    title: str
    subtitle: str
    url: str
    locale: str
    publication: str
    licence: LicenceValue
    links: Mapping[str, str]
    archive: bool
    complete: bool
    feeds_url: str
    main_id: UUID
    main_url: str


@dataclass(frozen=True)
class Entry:
    """A thing in a feed, and when what readers see of it last changed."""

    item: Item
    updated: datetime


@dataclass(frozen=True)
class Written:
    """All that a format writes. ``gone``: what was withdrawn of late."""

    head: Head
    updated: datetime
    entries: list[Entry]
    gone: list[Gone]


@dataclass(frozen=True)
class Told:
    """What the journal last told of a thing."""

    sequence: int
    at: datetime


class Document:
    """A document of one feed in one format.

    Args:
        kind: the feed's kind.
        subject: what it is about.
        part: what this document holds.
        head: what it says of itself.
        gone: what was withdrawn from it of late.
    """

    def __init__(self, kind: FeedKind, subject: Subject, part: Part, head: Head, gone: list[Gone]) -> None:
        self.kind = kind
        self.subject = subject
        self.part = part
        self.head = head
        self.gone = gone
        rows = PublicItem.objects.filter(type=kind.journal_type, key__in=part.keys)
        self._told = {key: Told(sequence, at) for key, sequence, at in rows.values_list("key", "sequence", "at")}

    def etag(self, form: str) -> str:
        """Return the mark of what is written: another whenever something comes, changes or goes."""
        held = [(key, self._told[key].sequence if key in self._told else 0) for key in self.part.keys]
        gone = [each.sequence for each in self.gone]
        digest = blake2s(repr((REVISION, form, self.head, held, gone)).encode(), digest_size=16)
        return f'"{digest.hexdigest()}"'

    def write(self, context: RequestContext) -> Written:
        """Return what the document says, its things newest first. Constant statements."""
        with override(self.head.locale):
            items = self.kind.write(self.subject.things.filter(pk__in=self.part.keys), context)
        by_key = {item.key: item for item in items}
        entries = [self._entry(by_key[key]) for key in self.part.keys if key in by_key]
        beginning = datetime(1970, 1, 1, tzinfo=UTC)
        moments = [*(entry.updated for entry in entries), *(each.told_at for each in self.gone)]
        return Written(self.head, max(moments, default=beginning), entries, self.gone)

    def _entry(self, item: Item) -> Entry:
        told = self._told.get(item.key)
        return Entry(item, max(told.at, item.published) if told else item.published)


@dataclass(frozen=True)
class Place:
    """Where a feed is.

    Attributes:
        name: such as ``rubrics/inclusion``.
        form: its format.
        root: the site and language.
    """

    name: str
    form: str
    root: ReaderRoot


def head_of(place: Place, kind: FeedKind, subject: Subject, part: Part, context: RequestContext) -> Head:
    """Return what a feed says of itself: three statements.

    Args:
        place: where it is.
        kind: its kind.
        subject: what it is about.
        part: what the document holds.
        context: the request's.
    """
    root = place.root
    site = Site.objects.get(pk=root.site_id)
    publication = publication_of(site)
    named = publication.name or site.site_name or settings.WAGTAIL_SITE_NAME
    licence = Licence(publication.licence)
    front = f"{root.base_url}{root.prefix}/"
    addresses = {rel: feed_url(context.roots, root, place.name, place.form, **more) for rel, more in part.links.items()}
    if settings.WEBSUB_HUB:
        addresses["hub"] = settings.WEBSUB_HUB
    front_key: Any = Page.objects.values_list("translation_key", flat=True).get(url_path=root.url_path)
    main_id = uuid5(front_key, f"feed/{root.locale}")
    with override(root.locale):
        rights = LicenceValue(str(licence.label), licence.url, named)
    return Head(
        identity=uuid5(main_id, f"{kind.name}/{subject.key}") if subject.key else main_id,
        title=f"{subject.title} – {named}" if subject.title else named,
        subtitle=subject.summary or publication.tagline,
        url=subject.url or front,
        locale=root.locale,
        publication=named,
        licence=rights,
        links=addresses,
        archive=part.archive,
        complete=part.complete,
        feeds_url=f"{settings.CMS_URL}/feeds/",
        main_id=main_id,
        main_url=feed_url(context.roots, root, form=place.form),
    )
