"""Statements that the database itself keeps: PostgreSQL plans a text once, and each later run only binds."""

from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

Row = tuple[Any, ...]

#: From which run of a text on, PostgreSQL keeps its plan. One that is asked only once isn't worth it.
THRESHOLD = 2

#: The cursor that each connection of psycopg has for them: to make one takes longer than to run a statement.
_cursors: "WeakKeyDictionary[Any, Any]" = WeakKeyDictionary()


class Numbers(list[int]):
    """Whole numbers, always sent as PostgreSQL's ``bigint[]``: psycopg else looks at each for the smallest type."""


def fetch(connection: BaseDatabaseWrapper, sql: str, values: list[Any]) -> list[Row]:
    """Run a statement whose text comes often, on PostgreSQL a prepared one; return its rows.

    Django's own cursors put the values into the text, so that PostgreSQL reads and plans each anew, which takes it
    longer than to answer. Behind a pooler that gives each transaction another connection, they have to.

    A connection that was lost since the last request is noticed by the first statement, which is run again on a new
    one: nothing but reading comes here, and to ask beforehand would take a statement in each request.
    """
    pooled = connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]
    # The log of statements shows them with their values, which a prepared one doesn't have in its text.
    if connection.vendor != "postgresql" or pooled or connection.queries_logged:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())
    try:
        return _fetch_prepared(connection, sql, values)
    except OperationalError:
        lost = connection.connection is not None and connection.connection.closed
        if connection.in_atomic_block or not lost:
            raise
        connection.close()
        return _fetch_prepared(connection, sql, values)


def _fetch_prepared(connection: BaseDatabaseWrapper, sql: str, values: list[Any]) -> list[Row]:
    """Run a statement as Django's cursors do, through what watches the connection, but without one of them."""
    connection.ensure_connection()
    cursor = _cursors.get(connection.connection) or _new_cursor(connection.connection)
    run: Any = partial(_execute, cursor)
    for wrapper in reversed(connection.execute_wrappers):
        run = partial(wrapper, run)
    with connection.wrap_database_errors:
        rows: list[Row] = run(sql, values, False, {"connection": connection, "cursor": cursor})
    return rows


def _execute(cursor: Any, sql: str, values: list[Any], many: bool, context: Any) -> list[Row]:
    cursor.execute(sql, [Numbers(value) if _is_numbers(value) else value for value in values])
    rows: list[Row] = cursor.fetchall()
    return rows


def _is_numbers(value: Any) -> bool:
    return type(value) is list and type(value[0]) is int


def _new_cursor(opened: Any) -> Any:
    from psycopg import Cursor
    from psycopg.adapt import Dumper

    class NumbersDumper(Dumper):
        oid = 1016  # bigint[]

        def dump(self, value: Numbers) -> bytes:
            return b"{%b}" % b",".join(b"%d" % number for number in value)

    opened.prepare_threshold = THRESHOLD
    cursor = Cursor(opened)
    cursor.adapters.register_dumper(Numbers, NumbersDumper)
    _cursors[opened] = cursor
    return cursor
