"""Lists by pages that each object of a list has: by one statement for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import graphene
from django.db.models import QuerySet
from wagtail.models import Page

from cms.api.connections import Slice, paginate, window
from cms.api.context import RequestContext
from cms.api.cursors import Ordering
from cms.api.declarations import Field
from cms.api.plans.columns import Columns, columns
from cms.api.plans.pages import Pages
from cms.api.plans.sources import Below
from cms.core.parameters import StandIn

#: How many compiled lists are kept: one for each set of columns that documents ask of one.
KEPT = 500

#: Gives the visible items of each object.
Lists = Callable[[list[Any]], Sequence[QuerySet[Any]]]


def nested_connection(
    name: str,
    connection: type[graphene.ObjectType],
    lists: Lists,
    ordering: Ordering,
    first: int = 20,
    description: str = "",
) -> Field:
    """Declare a list that each object of a list has.

    Args:
        name: the field's name.
        connection: from ``connection_type``.
        lists: gives each object's visible items, all of one model; see ``NestedList``.
        ordering: the list's only order.
        first: how many are given when nothing is asked.
        description: for frontend developers.
    """
    arguments = {"first": graphene.Int(default_value=first), "after": graphene.String()}
    return Field(name, graphene.NonNull(connection), NestedList(lists, ordering), arguments, description)


@dataclass(frozen=True, eq=False)
class NestedList:
    """The loader of a list that each object has; a plan compiles it.

    Attributes:
        lists: gives each object's visible items. It does nothing with the objects' attributes but hand them to
            lookups: plans call it with a ``StandIn``, whose attributes are parameters.
        ordering: the only order.
    """

    lists: Lists
    ordering: Ordering

    def __call__(self, objects: list[Any], context: RequestContext, **arguments: Any) -> list[Slice]:
        """Return a page of each object's list."""
        lists = self.lists(objects)
        return paginate(lists, self.ordering, window(self.ordering, lists[0].model, **arguments))

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The attributes of an object that its list depends on."""
        stand_in = StandIn()
        self.lists([stand_in])
        return tuple(dict.fromkeys(stand_in.names))

    def items(self) -> QuerySet[Any]:
        """Return the items of an object whose attributes are parameters."""
        return self.lists([StandIn()])[0]

    def compile(self, below: Below) -> Callable[..., list[Slice]] | None:
        """Return a loader that reads only what is asked of the items; ``None`` for pages of any type."""
        model = self.items().model
        return (
            None
            if model is Page
            else _compiled(self, columns(model, below.needs("nodes") | below.needs("edges", "node")))
        )


@lru_cache(KEPT)
def _compiled(declared: NestedList, wanted: Columns) -> Callable[..., list[Slice]]:
    pages = Pages(wanted, declared.items)

    def load(objects: list[Any], context: RequestContext, **arguments: Any) -> list[Slice]:
        page = window(declared.ordering, wanted.model, **arguments)
        each = [{name: getattr(parent, name) for name in declared.needs} for parent in objects]
        return pages.read(declared.ordering, page, each)

    return load
