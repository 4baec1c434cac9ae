"""Root fields, declared: a list by pages, and one thing by its id or slug. Resolvers that plans compile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import graphene
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.api.connections import Slice, Window, paginate, window
from cms.api.context import RequestContext
from cms.api.cursors import Ordering
from cms.api.filters import combine
from cms.api.identifiers import as_id, check_one, one
from cms.api.orders import ordering_of
from cms.api.plans.columns import Columns, columns
from cms.api.plans.pages import Pages
from cms.api.plans.sources import Below
from cms.api.plans.statement import Statement
from cms.api.sites import below, reader_root
from cms.core.parameters import Parameter, StandIn
from cms.core.reader import ReaderRoot

Condition = Callable[[Mapping[str, Any]], Q]

#: How many compiled root fields are kept: one for each set of columns that documents ask of one.
KEPT = 500


@dataclass(frozen=True, eq=False)
class RootList:
    """The resolver of a root field that gives a list by pages.

    Attributes:
        items: returns the visible things, unordered.
        orderings: its orders; the first one if the field has no argument ``order_by``.
        condition: turns one level of the argument ``filter`` into a condition.
        of_site: whether it is narrowed to a reader site, by ``site`` and ``locale``.
    """

    items: Callable[[], QuerySet[Any]]
    orderings: Sequence[Ordering]
    condition: Condition | None = None
    of_site: bool = False

    def __call__(self, root: None, info: graphene.ResolveInfo, **arguments: Any) -> Slice:
        """Return a page of the list."""
        return self.page(*self.read(info.context, arguments), arguments.get("filter"))

    def page(
        self, front: ReaderRoot | None, ordering: Ordering, page: Window, asked: Mapping[str, Any] | None
    ) -> Slice:
        """Return a page of the list, by a statement of its own; ``asked`` is the argument ``filter``."""
        items = self.below(front)
        if self.condition is not None:
            items = items.filter(combine(asked, self.condition))
        return paginate([items], ordering, page)[0]

    def compile(self, asked: Below) -> Callable[..., Slice] | None:
        """Return a resolver that reads only what is asked of the items; ``None`` for pages of any type.

        The SQL is kept.
        """
        if self.model is Page:
            return None
        return _compiled_list(self, columns(self.model, asked.needs("nodes") | asked.needs("edges", "node")))

    def read(self, context: RequestContext, arguments: Mapping[str, Any]) -> tuple[ReaderRoot | None, Ordering, Window]:
        """Return where the list begins, its order, and which of its pages is wanted.

        Raises:
            ApiError: BAD_USER_INPUT, for arguments that can't be.
        """
        front = reader_root(context, arguments.get("site"), arguments.get("locale")) if self.of_site else None
        order_by = arguments.get("order_by")
        ordering = self.orderings[0] if order_by is None else ordering_of(self.orderings, order_by)
        place = {name: arguments.get(name) for name in ("first", "after", "last", "before", "offset")}
        return front, ordering, window(ordering, self.model, **place)

    def below(self, front: Any) -> QuerySet[Any]:
        """Return the items of a reader site, all of them if there is none."""
        return self.items() if front is None else below(self.items(), front)

    @cached_property
    def model(self) -> Any:
        """The items' model."""
        return self.items().model


@lru_cache(KEPT)
def _compiled_list(declared: RootList, wanted: Columns) -> Callable[..., Slice]:
    pages = Pages(wanted, lambda: declared.below(StandIn() if declared.of_site else None))

    def resolve(root: None, info: graphene.ResolveInfo, **arguments: Any) -> Slice:
        front, ordering, page = declared.read(info.context, arguments)
        if arguments.get("filter") is not None:
            # Filters are combined without end: their statement is built each time.
            return declared.page(front, ordering, page, arguments["filter"])
        return pages.read(ordering, page, [{"url_path": front.url_path if front else None}])[0]

    return resolve


@dataclass(frozen=True, eq=False)
class RootThing:
    """The resolver of a root field that gives one thing, by its id, its slug or the token of its draft.

    Attributes:
        items: returns the visible things, ordered so that of two with one slug the one to prefer comes first.
    """

    items: Callable[[], QuerySet[Any]]

    def __call__(self, root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return the thing, ``None`` if there is none to see."""
        return one(self.items(), info.context, **asked)

    def compile(self, asked: Below) -> Callable[..., Any]:
        """Return a resolver that reads only what is asked of the thing; its SQL is kept."""
        return _compiled_thing(self, columns(self.items().model, asked.needs()))


@lru_cache(KEPT)
def _compiled_thing(declared: RootThing, wanted: Columns) -> Callable[..., Any]:
    def found_by(**condition: Parameter) -> Statement:
        return Statement(lambda: declared.items().filter(**condition).values_list(*wanted.names)[:1])

    by_id, by_slug = found_by(pk=Parameter("key")), found_by(slug=Parameter("key"))

    def resolve(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        check_one(asked.get("id"), asked.get("slug"), asked.get("preview_token"))
        if asked.get("slug") is not None:
            rows = by_slug.rows(key=asked["slug"])
        else:
            key = as_id(asked["id"])
            rows = [] if key is None else by_id.rows(key=key)
        return next(iter(wanted.objects(rows)), None)

    return resolve
