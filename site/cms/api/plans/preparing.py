"""Statements that the database itself keeps: PostgreSQL plans a text once, and each later run only binds."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

#: From which run of a text on, PostgreSQL keeps its plan. One that is asked only once isn't worth it.
THRESHOLD = 2


def cursor_of(connection: BaseDatabaseWrapper) -> Any:
    """Return a cursor for a statement whose text comes often: on PostgreSQL one that prepares it.

    Django's own cursors put the values into the text, so that PostgreSQL reads and plans each anew, which takes it
    longer than to answer. Behind a pooler that gives each transaction another connection, they have to.
    """
    pooled = connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]
    # The log of statements shows them with their values, which a prepared one doesn't have in its text.
    if connection.vendor != "postgresql" or pooled or connection.queries_logged:
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    # As ``connection.cursor()`` does, but with a cursor of the other kind.
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        opened: Any = connection.connection
        opened.prepare_threshold = THRESHOLD
        cursor: Any = ServerBindingCursor(opened)  # type: ignore[call-arg]  # The stubs know psycopg 2's
        return connection._prepare_cursor(cursor)  # type: ignore[attr-defined]  # Django's own; the stubs leave it out
