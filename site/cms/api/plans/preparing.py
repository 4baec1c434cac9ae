"""Statements that the database itself keeps: PostgreSQL plans a text once, and each later run only binds."""

from functools import partial
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from cms.api.plans.session import Numbers, Row, Session


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
    run: Any = partial(_execute, _session(connection))
    for wrapper in reversed(connection.execute_wrappers):
        run = partial(wrapper, run)
    with connection.wrap_database_errors:
        rows: list[Row] = run(sql, values, False, {"connection": connection, "cursor": None})
    return rows


def _execute(session: Session, sql: str, values: list[Any], many: bool, context: Any) -> list[Row]:
    return session.fetch(sql, [Numbers(value) if _is_numbers(value) else value for value in values])


def _is_numbers(value: Any) -> bool:
    return type(value) is list and type(value[0]) is int


def _session(connection: BaseDatabaseWrapper) -> Session:
    """Return the session of a connection, kept with Django's: what a lost one of psycopg held goes with it."""
    session: Session | None = getattr(connection, "plan_session", None)
    if session is None or session.opened is not connection.connection:
        session = Session(connection.connection)
        connection.plan_session = session  # type: ignore[attr-defined]  # it takes any
    return session
