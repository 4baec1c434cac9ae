"""Many querysets in one statement: what keeps nested lists at a constant number of statements."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

#: SQLite takes 500 terms in one compound statement.
TERMS = 400


def keys_of_each(querysets: Sequence[QuerySet[Any]]) -> list[list[int]]:
    """Run ordered, sliced querysets together.

    Returns:
        For each queryset the primary keys of its rows, in its order.
    """
    keys: list[list[int]] = [[] for _queryset in querysets]
    for index, key in _union([queryset.values("pk") for queryset in querysets], "each.*"):
        keys[index].append(key)
    return keys


def count_each(querysets: Sequence[QuerySet[Any]]) -> list[int]:
    """Count the rows of many querysets together."""
    counts = [0] * len(querysets)
    for index, count in _union([queryset.order_by().values("pk") for queryset in querysets], "COUNT(*)"):
        counts[index] = count
    return counts


def _union(querysets: Sequence[QuerySet[Any]], columns: str) -> list[tuple[int, Any]]:
    rows: list[tuple[int, Any]] = []
    for start in range(0, len(querysets), TERMS):
        terms: list[str] = []
        parameters: list[Any] = []
        for index, queryset in enumerate(querysets[start : start + TERMS], start):
            connection = connections[queryset.db]
            try:
                sql, values = queryset.query.get_compiler(connection=connection).as_sql()
            except EmptyResultSet:
                continue
            terms.append(f"SELECT {index}, {columns} FROM ({sql}) AS each")  # noqa: S608  # Django's own SQL
            parameters.extend(values)
        if terms:
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join(terms), parameters)
                rows.extend(cursor.fetchall())
    return rows
