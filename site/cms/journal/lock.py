"""The one lock of the journal: whoever writes an entry holds it until the end of the transaction.

It makes sequences commit-safe: they are given in the order in which transactions end. And it lets a writer see all
that writers before it changed, so that an article that appears just while its rubric is made private is not missed.
"""

from django.db import connection

#: Any number that nobody else in this database takes.
_KEY = 5_823_077_104


def take_lock() -> None:
    """Wait for the writers before us. The transaction that we are in keeps the lock; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KEY])
