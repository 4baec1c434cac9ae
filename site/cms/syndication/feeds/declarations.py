"""What content apps say of their feeds: which there are, what each is about, and how its things are written."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cms.api.kit import LicenceValue, RenditionValue, RequestContext
from cms.core import content_apps
from cms.core.reader import ReaderRoot
from cms.syndication.feeds.text import clean


@dataclass(frozen=True)
class Category:
    """Under what a thing is filed.

    Attributes:
        kind: the feeds that such a word has, such as ``tags``.
        slug: the word in addresses.
        label: the word for readers.
    """

    kind: str
    slug: str
    label: str


@dataclass(frozen=True)
class Picture:
    """A thing's picture in two sizes; ``alt`` is its text alternative."""

    large: RenditionValue
    small: RenditionValue
    alt: str


@dataclass(frozen=True)
class Item:
    """A thing as feeds give it.

    Attributes:
        key: its primary key.
        identity: stays the same for ever, whatever its title and address become.
        html: all of it, safe; addresses in it may be relative to ``url``.
        origin_url: where it first appeared, if elsewhere.
        source: who published it first, if somebody else did.
    """

    key: int
    identity: UUID
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    authors: Sequence[str]
    categories: Sequence[Category]
    licence: LicenceValue
    picture: Picture | None = None
    origin_url: str = ""
    source: str = ""

    def signed_by(self, publication: str) -> list[str]:
        """Return its authors' names, or the publication's where there is none that can be written."""
        return [name for name in self.authors if clean(name).strip()] or [publication]


@dataclass(frozen=True)
class Subject:
    """What one feed is about.

    Attributes:
        key: what it will always be known by among its kind; empty for everything there is.
        title: its name; empty for everything.
        url: the page that readers see of it; empty if there is none.
        things: what it holds: pages that readers may see, in any order.
        tags: the journal's names of it, such as ``rubric:3``: what is withdrawn and bore one of them was in the feed.
            Empty for everything.
    """

    key: str
    title: str
    summary: str
    url: str
    things: QuerySet[Any]
    tags: Collection[str] = ()


@dataclass(frozen=True)
class FeedKind:
    """A kind of feeds.

    Attributes:
        name: such as ``rubrics``, for ``/feeds/rubrics/<slug>``; a kind without slugs is at ``/feeds/<name>``.
        thing: what one such feed is about, in a word, for messages.
        journal_type: what the journal calls the things in it.
        find: returns what a feed is about by its slug (empty for a kind without), in one site and language;
            ``None`` if there is no such thing.
        write: returns the items of some things that readers may see, in constant statements.
        slugs_of: returns the slugs of the feeds that cache tags of the journal, such as ``rubric:3``, speak of;
            ``None`` for a kind without slugs.
    """

    name: str
    thing: str
    journal_type: str
    find: Callable[[str, ReaderRoot, RequestContext], Subject | None]
    write: Callable[[QuerySet[Any], RequestContext], list[Item]]
    slugs_of: Callable[[Iterable[str]], set[str]] | None = None

    @property
    def has_slugs(self) -> bool:
        """Whether there are several of the kind, each with a slug."""
        return self.slugs_of is not None


@cache
def feed_kinds() -> dict[str, FeedKind]:
    """Return the kinds by name: ``FEEDS`` in the ``syndication`` module of each content app."""
    return {kind.name: kind for module in content_apps.modules("syndication") for kind in getattr(module, "FEEDS", ())}
