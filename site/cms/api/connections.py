"""Lists by pages: `nodes`, `edges`, `pageInfo`, `totalCount`, with cursors by key."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import graphene
from django.conf import settings
from django.db.models import QuerySet

from cms.api.batches import together
from cms.api.context import RequestContext
from cms.api.cursors import Ordering
from cms.api.declarations import Batched, list_of
from cms.api.errors import ApiError
from cms.api.loaders.objects import fetch
from cms.api.prices import priced
from cms.api.statements import count_each, keys_of_each

MAX_OFFSET = 10_000
COUNT_PRICE = 10


@dataclass(eq=False)
class Slice:
    """One page of a list.

    Attributes:
        nodes: the objects, in the list's order.
        ordering: gives their cursors.
        counted: the whole list, as ``counter`` takes it.
        has_next, has_previous: whether there is more on either side.
        counter: counts whole lists, for ``totalCount``.
    """

    nodes: list[Any]
    ordering: Ordering
    counted: Any
    has_next: bool
    has_previous: bool
    counter: Callable[[list[Any]], list[int]] = field(default=count_each, kw_only=True)


@dataclass(frozen=True)
class Window:
    """Which page of a list is asked for; made from the arguments by ``window``."""

    size: int
    place: list[Any] | None
    backward: bool
    offset: int


def window(
    ordering: Ordering,
    model: Any,
    first: int | None = None,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
    offset: int | None = None,
) -> Window:
    """Check the arguments of a list. ``last`` reads from the end, and then ``first``'s default does not count.

    Raises:
        ApiError: BAD_USER_INPUT, naming what is allowed.
    """
    backward = last is not None
    if backward and (after is not None or offset is not None):
        raise ApiError("`last` goes with `before` only; use `first` with `after` or `offset`.")
    if not backward and before is not None:
        raise ApiError("`before` goes with `last`; use `after` with `first`.")
    size = last if last is not None else first if first is not None else 20
    if not 0 <= size <= settings.API_MAX_PAGE_SIZE:
        name = "last" if backward else "first"
        raise ApiError(f"`{name}` takes a number from 0 to {settings.API_MAX_PAGE_SIZE}; ask for more by pages.")
    if offset is not None and not 0 <= offset <= MAX_OFFSET:
        raise ApiError(f"`offset` takes a number from 0 to {MAX_OFFSET:,}; further on, use `after`.")
    cursor = before if backward else after
    place = None if cursor is None else ordering.place(cursor, model, "before" if backward else "after")
    return Window(size, place, backward, offset or 0)


def paginate(querysets: Sequence[QuerySet[Any]], ordering: Ordering, asked: Window) -> list[Slice]:
    """Take the same page of one list or of many: one statement for one list, two for many.

    Args:
        querysets: visible objects, unordered, all of one model.
        ordering: the order.
        asked: the page.

    Returns:
        One slice a queryset, in their order, made into one batch.
    """
    found: list[list[Any]] = []
    pages = [_page(queryset, ordering, asked) for queryset in querysets]
    if len(pages) == 1:
        found = [fetch(pages[0])]
    elif pages:
        keys = keys_of_each(pages)
        model = querysets[0].model
        objects = {
            each.pk: each for each in fetch(model._default_manager.filter(pk__in={k for ks in keys for k in ks}))
        }
        found = [[objects[key] for key in row if key in objects] for row in keys]
    return together(_slice(*pair, ordering, asked) for pair in zip(querysets, found, strict=True))


def _page(queryset: QuerySet[Any], ordering: Ordering, asked: Window) -> QuerySet[Any]:
    if asked.place is not None:
        queryset = queryset.filter(ordering.beyond(asked.place, asked.backward))
    # One more than asked for tells whether there is a next page.
    return queryset.order_by(*ordering.order_by(asked.backward))[asked.offset : asked.offset + asked.size + 1]


def _slice(queryset: QuerySet[Any], found: list[Any], ordering: Ordering, asked: Window) -> Slice:
    nodes, has_next, has_previous = cut(found, asked)
    return Slice(nodes, ordering, queryset, has_next, has_previous)


def cut(found: list[Any], asked: Window) -> tuple[list[Any], bool, bool]:
    """Return the items of a page, in the list's order, and whether there is more after and before them.

    Args:
        found: the items in the order in which they were read, one more than asked for if there are more.
        asked: the page.
    """
    nodes, more = found[: asked.size], len(found) > asked.size
    if asked.backward:
        return nodes[::-1], asked.place is not None, more
    return nodes, more, asked.place is not None or asked.offset > 0


class PageInfo(graphene.ObjectType):
    """Where a page of a list stands in the list."""

    has_next_page = graphene.Boolean(required=True)
    has_previous_page = graphene.Boolean(required=True)
    start_cursor = graphene.String(description="Null for an empty page.")
    end_cursor = graphene.String(description="Give it to `after` for the next page. Null for an empty page.")

    @staticmethod
    def resolve_has_next_page(each: Slice, info: graphene.ResolveInfo) -> bool:
        """Tell whether there is more after this page."""
        return each.has_next

    @staticmethod
    def resolve_has_previous_page(each: Slice, info: graphene.ResolveInfo) -> bool:
        """Tell whether there is more before this page."""
        return each.has_previous

    @staticmethod
    def resolve_start_cursor(each: Slice, info: graphene.ResolveInfo) -> str | None:
        """Return the first item's cursor."""
        return each.ordering.cursor(each.nodes[0]) if each.nodes else None

    @staticmethod
    def resolve_end_cursor(each: Slice, info: graphene.ResolveInfo) -> str | None:
        """Return the last item's cursor."""
        return each.ordering.cursor(each.nodes[-1]) if each.nodes else None


@cache
def connection_type(name: str, node: Callable[[], Any]) -> type[graphene.ObjectType]:
    """Make the connection type of a list.

    Args:
        name: what stands before ``Connection`` and ``Edge``: ``Article``.
        node: returns the type of an item.
    """
    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {
            "__doc__": "An item and its place in the list.",
            "cursor": graphene.String(required=True, resolver=lambda pair, info: pair[0].ordering.cursor(pair[1])),
            "node": graphene.Field(node, required=True, resolver=lambda pair, info: pair[1]),
        },
    )
    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "__doc__": "A page of a list.",
            "nodes": graphene.Field(list_of(node, size="page"), resolver=lambda page, info: page.nodes),
            "edges": priced(
                graphene.Field(
                    list_of(edge, size="page"), resolver=lambda page, info: [(page, each) for each in page.nodes]
                ),
                0,
            ),
            "page_info": priced(graphene.Field(PageInfo, required=True, resolver=lambda page, info: page), 0),
            "total_count": priced(
                graphene.Field(
                    graphene.Int,
                    required=True,
                    description="How many there are in all. Costs a count: ask only when you show it.",
                    resolver=Batched("total_count", load_counts, Slice, ()),
                ),
                COUNT_PRICE,
            ),
        },
    )


def load_counts(pages: list[Any], context: RequestContext) -> list[int]:
    """Return how many items the lists have that pages are of: one statement for all pages of one list or field."""
    alike: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        alike[page.counter].append(page)
    counts: dict[int, int] = {}
    for counter, some in alike.items():
        counts.update(zip(map(id, some), counter([page.counted for page in some]), strict=True))
    return [counts[id(page)] for page in pages]
