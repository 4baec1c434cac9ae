"""Seats: threads with a connection of their own, each of which does one thing after the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, connection, transaction
from treebeard.exceptions import InvalidMoveToDescendant

#: What two editors in each other's way may get to see: the transaction is rolled back, as at the end of a failed request.
REFUSALS = (DatabaseError, ObjectDoesNotExist, ValidationError, InvalidMoveToDescendant)


class Seat:
    """A thread. What it is asked is done in it; it may be asked one thing at a time."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._asked: Future[Any] | None = None
        self.backend = self.ask(_connect)

    def ask(self, work: Callable[[], Any]) -> Any:
        """Have something done, and wait for what it returns."""
        return self._thread.submit(work).result(timeout=60)

    def start(self, work: Callable[[], Any]) -> None:
        """Have something done, without waiting."""
        self._asked = self._thread.submit(work)

    @property
    def is_busy(self) -> bool:
        """Whether what was started goes on; raises what it ended with, if that is an error."""
        if self._asked is None or not self._asked.done():
            return self._asked is not None
        asked, self._asked = self._asked, None
        asked.result()
        return False

    def leave(self) -> None:
        """Close the connection and the thread."""
        self.ask(lambda: connection.close())  # This thread’s connection, not ours.
        self._thread.shutdown()


def _connect() -> int:
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SET deadlock_timeout = '20ms'")
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


class Editor(Seat):
    """Somebody who writes, and may leave a transaction open for long."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[Any] = []
        self.refused = 0

    @property
    def is_in_transaction(self) -> bool:
        return bool(self._open)

    def work(self, operation: Callable[[], Any]) -> None:
        """Start to do something in the transaction that is open, or in a new one."""
        self.start(lambda: self._guarded(lambda: (self._begin(), operation())))

    def mark(self) -> None:
        """Start a savepoint."""
        self.start(lambda: self._guarded(lambda: (self._begin(), self._enter())))

    def go_back(self) -> None:
        """Roll back to the last savepoint, or the whole transaction if there is none."""
        self.start(lambda: self._open and self._leave(undo=True))

    def commit(self) -> None:
        self.start(lambda: self._guarded(self._commit))

    def roll_back(self) -> None:
        self.start(self._roll_back)

    def _begin(self) -> None:
        if not self._open:
            self._enter()

    def _enter(self) -> None:
        block = transaction.atomic()
        block.__enter__()
        self._open.append(block)

    def _leave(self, undo: bool) -> None:
        if undo:
            transaction.set_rollback(True)
        self._open.pop().__exit__(None, None, None)

    def _commit(self) -> None:
        while self._open:
            self._leave(undo=False)

    def _roll_back(self) -> None:
        while self._open:
            self._leave(undo=True)

    def _guarded(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except REFUSALS:
            self.refused += 1
            self._roll_back()
        except BaseException:
            self._roll_back()
            raise


def settle(editors: list[Editor], observer: Seat) -> None:
    """Wait until each editor has done what was asked, or waits for another one."""
    until = time.monotonic() + 60
    while busy := [editor for editor in editors if editor.is_busy]:
        if _all_wait(busy, editors, observer):
            return
        assert time.monotonic() < until, "An editor neither goes on nor waits for another one."
        time.sleep(0.002)


def _all_wait(busy: list[Editor], editors: list[Editor], observer: Seat) -> bool:
    if connection.vendor == "postgresql":
        return bool(observer.ask(lambda: _wait_for_locks([editor.backend for editor in busy])))
    # SQLite has one writer: who has begun.
    return any(editor.is_in_transaction and editor not in busy for editor in editors)


def _wait_for_locks(backends: list[int]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT bool_and(cardinality(pg_blocking_pids(pid)) > 0) FROM unnest(%s::int[]) pid", [backends])
        return bool(cursor.fetchone()[0])
