"""Statements that PostgreSQL keeps: how they are bound, and what happens when their connection is gone."""

from contextlib import suppress

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from cms.api.plans.preparing import fetch
from tests.asking import ask
from tests.conftest import POSTGRES_URL
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.needs_postgres, pytest.mark.django_db(transaction=True)]

DOCUMENT = "query($id: ID) { article(id: $id) { title } }"


def lose_connection() -> int:
    """Have the server end our connection; return the process that it had there."""
    process: int = connection.connection.info.backend_pid
    with psycopg.connect(POSTGRES_URL) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [process])
    return process


def prepared() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT unnest($1)'")
        return int(cursor.fetchone()[0])


def test_a_statement_is_kept_once_whatever_its_numbers() -> None:
    for numbers in ([1], [2, 70_000], [2**40], [2**62, -5]):
        assert fetch(connection, "SELECT unnest(%s)", [numbers]) == [(number,) for number in numbers]
    assert prepared() == 1


def test_texts_and_nothing_are_bound_too() -> None:
    assert fetch(connection, "SELECT unnest(%s::text[]), %s::text", [['a"b', "{c}"], None]) == [
        ('a"b', None),
        ("{c}", None),
    ]


def test_a_lost_connection_is_replaced_by_the_statement_that_notices() -> None:
    article = ArticleFactory()
    answer = {"article": {"title": article.title}}
    assert ask(DOCUMENT, id=article.pk) == answer
    lost = lose_connection()
    assert ask(DOCUMENT, id=article.pk) == answer
    assert connection.connection.info.backend_pid != lost


def test_a_connection_lost_in_a_transaction_is_an_error() -> None:
    # There is nothing to roll back on any more, which Django says as well.
    with suppress(OperationalError), transaction.atomic():
        fetch(connection, "SELECT 1", [])
        lose_connection()
        with pytest.raises(OperationalError):
            fetch(connection, "SELECT 1", [])
    assert fetch(connection, "SELECT 1", []) == [(1,)]


def test_a_database_that_nobody_reaches_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "PORT", "1")
        with pytest.raises(OperationalError, match="connection"):
            fetch(connection, "SELECT 1", [])
    assert fetch(connection, "SELECT 1", []) == [(1,)]
