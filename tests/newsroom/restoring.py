"""Puts all tables back to what they were, much quicker than making them again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

Restore = Callable[[], None]


@contextmanager
def kept(folder: Path) -> Iterator[Restore]:
    """Keep a copy of all tables for a while; gives a function that puts it back.

    On SQLite, connections that are opened meanwhile work on a file in ``folder``: tests have theirs in memory, where
    several connections can't do what they can on a file.
    """
    if connection.vendor == "postgresql":
        yield _keep_tables()
        return
    template, live = folder / "template.sqlite3", folder / "live.sqlite3"
    with closing(sqlite3.connect(template)) as copy:
        connection.connection.backup(copy)
    memory, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(live)
    try:
        yield lambda: _copy(template, live)
    finally:
        connection.settings_dict["NAME"] = memory


def _copy(template: Path, live: Path) -> None:
    with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(live)) as target:
        source.backup(target)


def _keep_tables() -> Restore:
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name != "django_migrations"]
        cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept")
        for name in tables:
            cursor.execute(f'CREATE TABLE kept."{name}" AS TABLE public."{name}"')
        statements = [
            f'DELETE FROM public."{name}"; INSERT INTO public."{name}" SELECT * FROM kept."{name}"' for name in tables
        ]

    def restore() -> None:
        with connection.cursor() as cursor:
            # No foreign key is checked meanwhile.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("BEGIN; " + "; ".join(statements) + "; COMMIT")
            cursor.execute("SET session_replication_role = DEFAULT")

    return restore
