"""Limit: how long one request may keep the database busy. PostgreSQL itself stops a statement that takes longer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import QueryCanceled

from cms.api.errors import ApiError, ErrorCode


@dataclass(slots=True)
class Stopwatch:
    """The time that one request has, and has used, in seconds."""

    seconds: float
    used: float = 0.0


_running: ContextVar[Stopwatch | None] = ContextVar("running", default=None)

#: The ``statement_timeout`` that a connection of psycopg has from us, in milliseconds. It stays from one request to
#: the next, for setting it is a statement too.
_timeouts: "WeakKeyDictionary[Any, int]" = WeakKeyDictionary()


@contextmanager
def limited_database() -> Iterator[None]:
    """Give the statements in the block ``settings.API_DATABASE_SECONDS`` in all.

    Raises:
        ApiError: LIMIT_EXCEEDED, out of the statement that took too long, or out of the next one.
    """
    token = _running.set(Stopwatch(settings.API_DATABASE_SECONDS))
    try:
        yield
    finally:
        _running.reset(token)


def watch_statements(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Time every statement of a new connection; a receiver of Django's signal ``connection_created``."""
    if _watched not in connection.execute_wrappers:
        connection.execute_wrappers.append(_watched)


def _watched(run: Callable[..., Any], sql: str, parameters: Any, many: bool, context: dict[str, Any]) -> Any:
    watch = _running.get()
    if watch is None:
        _set_timeout(context["connection"], 0)
        return run(sql, parameters, many, context)
    if watch.used > watch.seconds:
        raise _too_long(watch.seconds)
    _set_timeout(context["connection"], round(watch.seconds * 1_000))
    started = perf_counter()
    try:
        return run(sql, parameters, many, context)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise _too_long(watch.seconds) from error
        raise
    finally:
        watch.used += perf_counter() - started


def _set_timeout(opened: BaseDatabaseWrapper, milliseconds: int) -> None:
    if opened.vendor != "postgresql" or settings.TRANSACTION_POOLER:
        return
    if _timeouts.get(opened.connection, 0) == milliseconds:
        return
    # Not by Django's cursor, which would bring us here again.
    if not opened.in_atomic_block:
        opened.connection.execute(f"SET statement_timeout = {milliseconds}")
        _timeouts[opened.connection] = milliseconds
    elif not milliseconds:
        # A rollback would take more than this back. Nor does a transaction get a limit in its middle.
        opened.connection.execute("SET LOCAL statement_timeout = 0")


def _too_long(seconds: float) -> ApiError:
    return ApiError(
        f"Reading this takes the database longer than {seconds:g} seconds, which is the most. "
        "Ask for fewer items, or filter by less.",
        ErrorCode.LIMIT_EXCEEDED,
    )
