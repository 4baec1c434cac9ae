"""Who sees what: the one rule that says which content is public, asked by every way out of the system."""

from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Length, Substr
from wagtail.models import (
    CollectionMember,
    CollectionViewRestriction,
    DraftStateMixin,
    Page,
    PageViewRestriction,
)

from cms.core.parameters import Moment

M = TypeVar("M", bound=Model)

#: Keys of the page restrictions whose password the reader has shown. Whoever sets it sees to it that it holds for
#: this reader's question only.
opened_restrictions: ContextVar[frozenset[int]] = ContextVar("opened_restrictions", default=frozenset())


def visible(queryset: QuerySet[M]) -> QuerySet[M]:
    """Keep what anybody may see: live, not expired, not below a private page, not in a private collection.

    The rule is part of the statement, with constant text, so that no list of private paths is fetched first.

    Args:
        queryset: pages (of any type), snippets with drafts, images, documents, or a model that says in
            ``visible_through`` which of its foreign keys must lead to visible things (an empty tuple: always visible).

    Returns:
        The same queryset, narrowed.

    Raises:
        TypeError: for a model that says nothing of its visibility. Nothing is public by default.
    """
    model = queryset.model
    if issubclass(model, Page):
        return in_place(queryset).filter(~_below_private_page())
    if issubclass(model, DraftStateMixin):
        return queryset.filter(_published())
    if issubclass(model, CollectionMember):
        return queryset.filter(~_in_private_collection())
    through: tuple[str, ...] | None = getattr(model, "visible_through", None)
    if through is not None:
        for name in through:
            target: Any = model._meta.get_field(name).related_model
            queryset = queryset.filter(**{f"{name}__in": visible(target._default_manager.all())})
        return queryset
    raise TypeError(f"{model._meta.label} does not say who may see it: set visible_through on it.")


def in_place(pages: QuerySet[M]) -> QuerySet[M]:
    """Keep pages that are published where they stand, private or not: whoever asks knows who may enter."""
    return pages.filter(_published(), _parent_published(pages.model))


def in_private_place(queryset: QuerySet[M]) -> QuerySet[M]:
    """Keep what is in a place that isn't public: pages at or below a private page, pictures in a private collection."""
    inside: Any = _below_private_page() if issubclass(queryset.model, Page) else _in_private_collection()
    return queryset.filter(inside)


def _published() -> Q:
    return Q(live=True) & (Q(expire_at__isnull=True) | Q(expire_at__gt=Moment()))


def _outer(name: str) -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(OuterRef(name), output_field=CharField())


def restrictions_on(page: Page) -> QuerySet[Any]:
    """Return the restrictions that keep a page private: its own, and those of the pages above it."""
    return PageViewRestriction.objects.annotate(of=Value(page.path, CharField())).filter(_covers()).distinct()


def _below_private_page() -> Exists:
    restrictions: QuerySet[Any] = PageViewRestriction.objects.annotate(of=_outer("path"))
    if opened := opened_restrictions.get():
        restrictions = restrictions.exclude(pk__in=opened)
    return Exists(restrictions.filter(_covers()))


def _covers() -> Q:
    """A restriction holds for its page, for the page's aliases, and for all that is below either."""
    return Q(of__startswith=F("page__path")) | Q(of__startswith=F("page__aliases__path"))


def _in_private_collection() -> Exists:
    restrictions: QuerySet[Any] = CollectionViewRestriction.objects.annotate(of=_outer("collection__path"))
    return Exists(restrictions.filter(of__startswith=F("collection__path")))


def _parent_published(model: type[Page]) -> Q:
    """An article without its rubric has no place: types with ``needs_parent`` go when their parent goes."""
    parent_path = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    parent = Exists(Page.objects.filter(_published(), path=parent_path))
    if model is not Page:
        return Q(parent) if getattr(model, "needs_parent", False) else Q()
    return ~Q(content_type__in=_types_that_need_their_parent()) | Q(parent)


def _types_that_need_their_parent() -> list[int]:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import get_page_models

    models = [model for model in get_page_models() if getattr(model, "needs_parent", False)]
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]
