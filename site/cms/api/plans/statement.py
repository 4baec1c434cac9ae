"""SQL statements whose text Django builds once, from a queryset with parameters; each run only binds and fetches."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.utils import timezone

from cms.api.plans.preparing import fetch
from cms.api.plans.session import Row
from cms.api.statements import TERMS
from cms.core.parameters import Keys, Parameter, parameters_left_open
from cms.core.visibility import opened_restrictions

#: How many keys PostgreSQL takes an array to have while it plans a statement for any (``estimate_array_length``).
ASSUMED_KEYS = 10

#: How Django writes a list on PostgreSQL, and what PostgreSQL answers from an index without a join.
SUBQUERY, ARRAY = " IN (SELECT UNNEST(%s))", " = ANY(%s)"


class Text(NamedTuple):
    """The text of a statement, its values, and what the values of its rows pass through.

    Attributes:
        sql: with a placeholder a value.
        values: those that never change, and the ``Parameter`` of the others.
        converters: by place in the row, functions of Django's fields.
    """

    sql: str
    values: tuple[Any, ...]
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]


@dataclass(eq=False)
class Statement:
    """A queryset of rows (``values_list``), built once.

    Args:
        build: makes the queryset; called when the text is needed, which is seldom.
        sliced: whether each run says how many rows it wants, by the values ``limit`` and ``offset``.
    """

    build: Callable[[], QuerySet[Any, Any]]
    sliced: bool = False

    def __post_init__(self) -> None:
        self._texts: dict[tuple[str, int], Text | None] = {}
        self._model: Any = None

    def rows(self, **values: Any) -> list[Row]:
        """Run the statement.

        Args:
            values: by the names of the parameters. Where ``Keys`` are empty, nothing is asked.

        Returns:
            The rows, as ``values_list`` gives them.
        """
        text, connection = self._text()
        if text is None:
            return []
        bound = bind(text.values, values, connection)
        return [] if bound is None else fetch_rows(text, bound, connection)

    def rows_of_each(self, each: Sequence[Mapping[str, Any]]) -> list[list[Row]]:
        """Run the statement for many sets of values at once; return the rows of each."""
        found: list[list[Row]] = [[] for _values in each]
        for index, *row in self._union(each, "each.*"):
            found[index].append(tuple(row))
        return found

    def count_each(self, each: Sequence[Mapping[str, Any]]) -> list[int]:
        """Count the rows for many sets of values at once."""
        counts = [0] * len(each)
        for index, count in self._union(each, "COUNT(*)"):
            counts[index] = count
        return counts

    def _union(self, each: Sequence[Mapping[str, Any]], columns: str) -> list[Row]:
        text, connection = self._text()
        if text is None:
            return []
        steps = tuple((index + 1, functions, column) for index, functions, column in text.converters)
        rows: list[Row] = []
        for start in range(0, len(each), TERMS):
            terms: list[str] = []
            bound: list[Any] = []
            for index, values in enumerate(each[start : start + TERMS], start):
                found = bind(text.values, values, connection)
                if found is not None:
                    terms.append(f"SELECT {index}, {columns} FROM ({text.sql}) AS each")  # noqa: S608  # Django's own
                    bound += found
            if not terms:
                continue
            shifted = text._replace(sql=" UNION ALL ".join(terms), converters=() if columns == "COUNT(*)" else steps)
            with connection.cursor() as cursor:
                # Not prepared: with as many objects as there are, no text comes often.
                cursor.execute(shifted.sql, bound)
                rows += _converted(cursor.fetchall(), shifted, connection)
        return rows

    def text(self) -> tuple[Text | None, BaseDatabaseWrapper]:
        """Return the text, ``None`` for a statement that never finds anything, and the connection to run it on."""
        return self._text()

    def _text(self) -> tuple[Text | None, BaseDatabaseWrapper]:
        if self._model is None:
            self._model = self.build().model
        connection = connections[router.db_for_read(self._model)]
        if opened_restrictions.get():
            # What this reader sees is not what everybody sees.
            return self._built(connection), connection
        key = (connection.alias, generation.number)
        if key not in self._texts:
            self._texts = {key: self._built(connection)}
        return self._texts[key], connection

    def _built(self, connection: BaseDatabaseWrapper) -> Text | None:
        compiler: Any = self.build().query.get_compiler(connection=connection)
        try:
            with parameters_left_open():
                sql, values = compiler.as_sql()
        except EmptyResultSet:
            return None
        if self.sliced:
            sql, values = f"{sql} LIMIT %s OFFSET %s", (*values, Parameter("limit"), Parameter("offset"))
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        steps = tuple((index, tuple(functions), column) for index, (functions, column) in converters.items())
        return Text(sql.replace(SUBQUERY, ARRAY), tuple(values), steps)


class Generation:
    """Counts how often what kept texts hold may have changed: the keys of content types, by a migration."""

    number = 0

    def advance(self, **kwargs: Any) -> None:
        """Let every statement be built anew; a receiver of Django's signal ``post_migrate``."""
        self.number += 1


generation = Generation()


def bind(wanted: Sequence[Any], given: Mapping[str, Any], connection: BaseDatabaseWrapper) -> list[Any] | None:
    """Return values for the placeholders, ``None`` where a list of keys is empty."""
    bound = []
    for each in wanted:
        if isinstance(each, Parameter):
            value: Any = timezone.now() if each.name == "moment" else given[each.name]
            if isinstance(each, Keys):
                if not value:
                    return None
                items = [each.prepared(item, connection) for item in value]
                each = _array(items) if connection.vendor == "postgresql" else json.dumps(items)
            else:
                each = each.prepared(value, connection)
        bound.append(each)
    return bound


def _array(items: list[Any]) -> list[Any]:
    """Return keys as PostgreSQL is to get them: ten at least, the last one again and again.

    It takes an array that it doesn't know to have ten, would find fewer cheaper than the plan that it keeps, and
    plan the statement anew each time, which takes it longer than to run it.
    """
    return items + items[-1:] * (ASSUMED_KEYS - len(items))


def fetch_rows(text: Text, bound: list[Any], connection: BaseDatabaseWrapper) -> list[Row]:
    """Run a statement and return its rows, their values as Django's fields have them."""
    return _converted(fetch(connection, text.sql, bound), text, connection)


def _converted(rows: list[Row], text: Text, connection: BaseDatabaseWrapper) -> list[Row]:
    if not text.converters:
        return rows
    converted = [list(row) for row in rows]
    for index, functions, column in text.converters:
        for row in converted:
            for function in functions:
                row[index] = function(row[index], column, connection)
    return [tuple(row) for row in converted]
