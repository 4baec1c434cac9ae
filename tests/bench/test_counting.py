"""Statements are counted where they leave the process."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

import psycopg
import pytest
from django.db import connection

from bench.sites.counting import Counter, counted, statements_in
from tests.conftest import POSTGRES_URL

WRITTEN = (
    b'2026-11-23 03:40:57.212412\tF\t19\tQuery\t "select 1 -- F\n"\n'
    b'2026-11-23 03:40:57.212692\tB\t33\tRowDescription\t 1 "?column?" 0 0 23 4 -1 0\n'
    b'2026-11-23 03:40:57.212695\tF\t13\tQuery\t "SELECT 1"\n'
    b'2026-11-23 03:40:57.212818\tF\t26\tParse\t "" "select $1::int" 1 21\n'
    b'2026-11-23 03:40:57.212821\tF\t9\tExecute\t "" 0\n'
)


def test_queries_and_executions_are_statements_but_the_question_for_a_sign_of_life_is_none() -> None:
    assert statements_in(WRITTEN) == 2


@pytest.mark.django_db
def test_each_answer_tells_its_own_statements() -> None:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        for number in range(environ["statements"]):
            # The driver's own, without what Django or our limits add.
            connection.connection.execute(f"SELECT {number + 2}")
        start_response("200 OK", [])
        return []

    told: list[str] = []
    # The first statement begins the test's transaction, which is a statement too.
    with connection.cursor() as cursor:
        cursor.execute("SELECT 2")
    with TemporaryFile() as sent:
        counter = Counter(sent)
        counter.watch(connection)
        try:
            answer = counted(application, counter)
            for number in (3, 0, 1):
                answer({"statements": number}, lambda status, headers: told.append(dict(headers)["X-Statements"]))
        finally:
            counter.unwatch(connection)
    assert told == ["3", "0", "1"]


@pytest.mark.needs_postgres
def test_prepared_and_pipelined_statements_are_counted_too() -> None:
    with TemporaryFile() as sent, psycopg.connect(POSTGRES_URL, autocommit=True) as opened:
        opened.pgconn.trace(sent.fileno())
        with opened.pipeline():
            for number in range(4):
                opened.execute("SELECT %s::int", [number], prepare=True)
        opened.pgconn.untrace()
        assert Counter(sent).taken() == 4
