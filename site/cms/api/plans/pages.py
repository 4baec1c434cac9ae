"""Pages of lists, by statements that are kept: one for each order, direction and kind of place to begin at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from cms.api.batches import together
from cms.api.connections import Slice, Window, cut
from cms.api.cursors import Ordering
from cms.api.plans.columns import Columns
from cms.api.plans.statement import Statement
from cms.core.parameters import Parameter


class Pages:
    """Reads pages of one list.

    Args:
        wanted: what is read of the items; the columns of the order are added.
        items: returns the items, unordered, with a ``Parameter`` where the list depends on something.
    """

    def __init__(self, wanted: Columns, items: Callable[[], QuerySet[Any]]) -> None:
        self._wanted = wanted
        self._items = items
        self._kept: dict[Any, tuple[Columns, Statement]] = {}
        self._all = Statement(lambda: items().order_by().values_list("pk"))

    def read(self, ordering: Ordering, page: Window, each: Sequence[Mapping[str, Any]]) -> list[Slice]:
        """Return the same page of several lists, by one statement, made into one batch.

        Args:
            ordering: the order.
            page: which one.
            each: the values of the parameters, for each list.
        """
        nulls = None if page.place is None else tuple(value is None for value in page.place)
        key = (ordering.name, page.backward, nulls)
        if key not in self._kept:
            self._kept[key] = self._statement(ordering, page)
        wanted, statement = self._kept[key]
        place = {f"place{index}": value for index, value in enumerate(page.place or ())}
        lists = [{**values, **place, "limit": page.size + 1, "offset": page.offset} for values in each]
        found = [statement.rows(**lists[0])] if len(lists) == 1 else statement.rows_of_each(lists)
        # A thing that several lists hold is made once.
        first = {row[0]: row for rows in found for row in rows}
        things = dict(zip(first, wanted.objects(first.values()), strict=True))
        return together(
            self._slice([things[row[0]] for row in rows], ordering, page, values)
            for rows, values in zip(found, each, strict=True)
        )

    def _slice(self, found: list[Any], ordering: Ordering, page: Window, values: Mapping[str, Any]) -> Slice:
        nodes, has_next, has_previous = cut(found, page)
        return Slice(nodes, ordering, values, has_next, has_previous, counter=self._all.count_each)

    def _statement(self, ordering: Ordering, page: Window) -> tuple[Columns, Statement]:
        wanted = self._wanted.with_fields(key.field for key in ordering.keys)
        place = None
        if page.place is not None:
            place = [
                None if value is None else Parameter(f"place{index}", ordering.kind(self._wanted.model, index))
                for index, value in enumerate(page.place)
            ]
        backward = page.backward

        def rows() -> QuerySet[Any, Any]:
            items = self._items()
            if place is not None:
                items = items.filter(ordering.beyond(place, backward))
            return items.order_by(*ordering.order_by(backward)).values_list(*wanted.names)

        return wanted, Statement(rows, sliced=True)
