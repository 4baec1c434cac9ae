"""One connection to PostgreSQL and the statements that it keeps, spoken to through libpq itself.

psycopg's cursors are made for programs that do something else while they wait, and many a statement of ours takes
PostgreSQL less time than such a cursor takes to send it. libpq's own blocking calls, which psycopg offers too, spare a
third of what a statement takes the web process.
Values are still written and read by psycopg's adapters, those that Django has set up.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from itertools import count
from typing import Any

from psycopg import Connection, Cursor, OperationalError
from psycopg.adapt import Dumper, PyFormat, Transformer
from psycopg.errors import FeatureNotSupported, error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.types.datetime import TimestamptzLoader

Row = tuple[Any, ...]

#: How many statements a connection keeps; the least recently run go first. PostgreSQL has some 50 KB for each.
MAX_KEPT = 200

#: What Django's texts hold in the place of a value, and of a per cent sign.
PLACEHOLDER = re.compile("%[s%]")


class Numbers(list[int]):
    """Whole numbers, always sent as PostgreSQL's ``bigint[]``: psycopg else looks at each for the smallest type."""


class NumbersDumper(Dumper):
    """Writes ``Numbers``."""

    oid = 1016  # bigint[]

    def dump(self, value: Any) -> bytes:
        """Return them as PostgreSQL reads them."""
        return b"{%b}" % b",".join(b"%d" % number for number in value)


class Session:
    """Runs statements on one connection. A text that comes a second time is prepared: from then on it is only bound.

    Args:
        opened: the connection of psycopg.
    """

    def __init__(self, opened: "Connection[Any]") -> None:
        self.opened = opened
        self._pgconn = opened.pgconn
        # A cursor only lends its adapters here.
        adapted = Cursor(opened)
        adapted.adapters.register_dumper(Numbers, NumbersDumper)
        # Django's gives times a zone that they have already: it has every connection speak UTC.
        adapted.adapters.register_loader("timestamptz", TimestamptzLoader)
        self._transformer = Transformer(adapted)
        self._seen: OrderedDict[tuple[str, tuple[int, ...]], bytes | None] = OrderedDict()
        self._numbers = count(1)

    def fetch(self, sql: str, values: Sequence[Any]) -> list[Row]:
        """Run a statement that gives rows.

        Args:
            sql: its text, with ``%s`` for each value.
            values: as Django's cursors take them.

        Returns:
            The rows, their values as psycopg reads them.

        Raises:
            psycopg.Error: what PostgreSQL or the connection says.
        """
        if self._pgconn.transaction_status == TransactionStatus.IDLE and not self.opened.autocommit:
            self.opened.execute("SELECT")  # psycopg opens the transaction as it is set up to.
        try:
            return self._run(sql, values)
        except FeatureNotSupported:
            # "Cached plan must not change result type": a migration has changed what the statement reads.
            self._forget_all()
            if self._pgconn.transaction_status != TransactionStatus.IDLE:
                raise
            return self._run(sql, values)

    def _run(self, sql: str, values: Sequence[Any]) -> list[Row]:
        transformer = self._transformer
        sent: Any = transformer.dump_sequence(values, [PyFormat.AUTO] * len(values))
        types, formats = transformer.types or (), transformer.formats
        name = self._name(sql, types)
        if name is None:
            result = self._pgconn.exec_params(_numbered(sql), sent, types, formats)
        else:
            result = self._pgconn.exec_prepared(name, sent, formats)
        self._check(result, ExecStatus.TUPLES_OK)
        transformer.set_pgresult(result)
        rows: list[Row] = transformer.load_rows(0, result.ntuples, tuple)
        transformer.set_pgresult(None)
        return rows

    def _name(self, sql: str, types: tuple[int, ...]) -> bytes | None:
        """Return the name of a prepared statement; ``None`` for a text that comes for the first time."""
        key = (sql, types)
        if key not in self._seen:
            self._seen[key] = None
            if len(self._seen) > MAX_KEPT:
                self._close(self._seen.popitem(last=False)[1])
            return None
        name = self._seen[key]
        if name is None:
            name = b"plan_%d" % next(self._numbers)
            self._check(self._pgconn.prepare(name, _numbered(sql), types), ExecStatus.COMMAND_OK)
            self._seen[key] = name
        self._seen.move_to_end(key)
        return name

    def _forget_all(self) -> None:
        names = list(self._seen.values())
        self._seen.clear()
        if self._pgconn.transaction_status == TransactionStatus.IDLE:
            for name in names:
                self._close(name)

    def _close(self, name: bytes | None) -> None:
        if name is not None:
            self._check(self._pgconn.exec_(b"DEALLOCATE " + name), ExecStatus.COMMAND_OK)

    def _check(self, result: Any, expected: ExecStatus) -> None:
        if result.status == expected:
            return
        if self.opened.closed:
            raise OperationalError(result.get_error_message() or "the connection is lost")
        raise error_from_result(result, self._transformer.encoding)


def _numbered(sql: str) -> bytes:
    """Return a text with ``$1``, ``$2`` … for its values, as PostgreSQL reads it."""
    numbers = count(1)
    return PLACEHOLDER.sub(lambda found: "%" if found[0] == "%%" else f"${next(numbers)}", sql).encode()
