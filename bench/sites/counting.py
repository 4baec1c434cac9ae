"""Wraps a WSGI application so that each answer says how many SQL statements it took, as ``X-Statements``.

Statements are counted where they leave the process: PostgreSQL's
client library writes down the messages that it sends, SQLite calls back for each statement. Django's question whether
a kept connection still lives (``SELECT 1``) is left out.
"""

import re
from collections.abc import Callable, Iterable
from typing import IO, Any

from django.db.backends.base.base import BaseDatabaseWrapper

#: A message to PostgreSQL that runs a statement: time, direction, length, kind, contents.
STATEMENT = re.compile(rb'^[^\t\n]*\tF\t\d+\t(?:Query\t (?!"SELECT 1"$)|Execute\t)', re.MULTILINE)
HEALTH_CHECK = "SELECT 1"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Counter:
    """Counts the statements of this process. ``sent`` is a file to which PostgreSQL's client library can write."""

    def __init__(self, sent: IO[bytes]) -> None:
        self._of_sqlite = 0
        self._sent = sent

    def watch(self, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
        """Count the statements of a new connection; a receiver of Django's signal ``connection_created``."""
        if connection.vendor == "sqlite":
            connection.connection.set_trace_callback(self._add)
        else:
            connection.connection.pgconn.trace(self._sent.fileno())

    def unwatch(self, connection: BaseDatabaseWrapper) -> None:
        """Count its statements no longer."""
        if connection.vendor == "sqlite":
            connection.connection.set_trace_callback(None)
        else:
            connection.connection.pgconn.untrace()

    def start(self) -> None:
        """Start from zero."""
        self._of_sqlite = 0
        self._sent.seek(0)
        self._sent.truncate()

    def taken(self) -> int:
        """Return how many statements there were since the start."""
        self._sent.seek(0)
        return self._of_sqlite + statements_in(self._sent.read())

    def _add(self, statement: str) -> None:
        self._of_sqlite += statement != HEALTH_CHECK


def statements_in(sent: bytes) -> int:
    """Count the statements in what PostgreSQL's client library wrote down."""
    return len(STATEMENT.findall(sent))


def counted(application: Application, counter: Counter) -> Application:
    """Wrap an application that answers in a process of its own, one request after the other."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *arguments: Any) -> Any:
            return start_response(status, [*headers, ("X-Statements", str(counter.taken()))], *arguments)

        counter.start()
        return application(environ, start)

    return answer
