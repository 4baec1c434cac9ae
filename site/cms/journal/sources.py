"""The types of things that the journal follows, and how each is asked what of it is public now."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2s
from itertools import groupby, islice
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionMember, DraftStateMixin, Page

from cms.core.reader import ReaderRoots
from cms.core.visibility import in_private_place, visible
from cms.journal.models import Reason


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing as readers see it now. ``url``: absolute for pages, empty for what has none."""

    key: int
    title: str
    url: str
    face: str


@dataclass(frozen=True)
class Source:
    """One type of thing.

    Attributes:
        type: what the journal calls it.
        model: where it is stored.
    """

    type: str
    model: Any

    @property
    def is_page(self) -> bool:
        """Whether it has a place in the page tree."""
        return issubclass(self.model, Page)

    @property
    def is_tagged(self) -> bool:
        """Whether editors file it under words of their own."""
        return any(field.name == "tags" and field.related_model is Tag for field in self.model._meta.get_fields())

    @property
    def constant_tags(self) -> tuple[str, ...]:
        """The cache tags of every entry about such a thing, besides its own."""
        return (f"list:{self.type}", *getattr(self.model, "journal_tags", ()))

    def public(self, keys: Collection[int]) -> dict[int, Shown]:
        """Return those of some things that readers may see: one statement."""
        return {shown.key: shown for shown in self._shown(self._visible().filter(pk__in=keys))}

    def public_after(self, key: int, limit: int) -> list[int]:
        """Return the next keys, beyond one, of what readers may see."""
        return list(self._visible().filter(pk__gt=key).order_by("pk").values_list("pk", flat=True)[:limit])

    def reasons(self, keys: Collection[int]) -> dict[int, Reason]:
        """Return why readers may not see things that they once saw: two statements."""
        things = self.model._default_manager.filter(pk__in=keys)
        has_drafts = issubclass(self.model, DraftStateMixin)
        rows = things.values_list("pk", "live", "expired", "expire_at") if has_drafts else things.values_list("pk")
        stored = {key: _State(*rest) for key, *rest in rows}
        private: set[int] = set()
        if issubclass(self.model, Page | CollectionMember):
            private = set(in_private_place(things).values_list("pk", flat=True))
        return {key: _reason(stored.get(key), key in private) for key in keys}

    def identities(self, keys: Collection[int]) -> dict[int, UUID]:
        """Return what feeds know pages by, of those that they may hold; nothing of other things: one statement."""
        if not (self.is_page and keys):
            return {}
        roots = ReaderRoots()
        pages = self.model._default_manager.filter(pk__in=keys, hidden_from_search_engines=False)
        pages = pages.select_related("locale").only("url_path", "translation_key", "locale")
        return {page.pk: roots.identity(page) for page in pages}

    def _visible(self) -> QuerySet[Any]:
        found = self.model._default_manager.all()
        if self.model is Redirect:
            # A redirect to what nobody may see isn't told of.
            leads = Q(redirect_page__in=visible(Page.objects.all())) | (Q(redirect_page=None) & ~Q(redirect_link=""))
            return found.filter(leads)
        return visible(found)

    def _shown(self, things: QuerySet[Any]) -> Iterator[Shown]:
        if self.is_page:
            roots = ReaderRoots()
            face = [*filter(None, (self.model.summary_field, *self.model.share_image_fields))]
            for key, title, url_path, *rest in things.values_list("pk", "title", "url_path", *face):
                root = roots.of(url_path)
                url = root.base_url + root.path_of(url_path) if root else ""
                yield Shown(key, title, url, _digest(title, url, *rest))
        else:
            is_redirect = self.model is Redirect
            for key, title in things.values_list("pk", _title_field(self.model)):
                yield Shown(key, str(title)[:255], str(title) if is_redirect else "", "")


@dataclass(frozen=True, slots=True)
class _State:
    """What a stored thing says of its time."""

    live: bool = True
    expired: bool = False
    expire_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        return self.expired or (self.live and self.expire_at is not None and self.expire_at <= timezone.now())


def _reason(state: _State | None, private: bool) -> Reason:
    if state is None:
        return Reason.DELETED
    if private:
        return Reason.PRIVATE
    return Reason.EXPIRED if state.is_over else Reason.UNPUBLISHED


def _digest(*parts: Any) -> str:
    return blake2s(repr(parts).encode(), digest_size=16).hexdigest()


def _title_field(model: Any) -> str:
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("title", "name", "handle", "old_path") if name in names), "pk")


@cache
def sources() -> dict[str, Source]:
    """Return every type that the journal follows, by its name.

    Those of the content apps declare it (``cms.journal.declarations``); redirects are Wagtail's own.
    """
    declared: Iterator[Any] = (model for model in apps.get_models() if getattr(model, "journal_type", ""))
    found = {model.journal_type: Source(model.journal_type, model) for model in declared}
    return {**found, "redirect": Source("redirect", Redirect)}


@cache
def _by_model() -> dict[type[Model], Source]:
    return {source.model: source for source in sources().values()}


def source_of(model: type[Any]) -> Source | None:
    """Return the source of a model; ``None`` if the journal doesn't follow it."""
    return _by_model().get(model)


def pages_by_source(pages: QuerySet[Page], size: int = 1_000) -> Iterator[tuple[Source, list[int]]]:
    """Yield the keys of pages by their type, in bounded portions, all parents before what is below them."""
    rows = pages.order_by("depth", "path").values_list("pk", "content_type_id", "depth")
    for _depth, level in groupby(rows.iterator(chunk_size=size), key=itemgetter(2)):
        while portion := list(islice(level, size)):
            yield from _by_source(portion)


def _by_source(rows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[Source, list[int]]]:
    found: dict[Source, list[int]] = {}
    for key, content_type, _depth in rows:
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        source = source_of(model)
        if source is not None:
            found.setdefault(source, []).append(key)
    yield from found.items()
