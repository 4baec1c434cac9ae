"""Statements that PostgreSQL keeps: how they are bound, and what happens when their connection is gone."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from weakref import ref

import psycopg
import pytest
from django.db import DataError, NotSupportedError, OperationalError, connection, transaction

from cms.api.plans.preparing import fetch
from cms.api.plans.session import MAX_KEPT
from cms.api.plans.statement import bind
from cms.core.parameters import Keys
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


def prepared(like: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", [like])
        return int(cursor.fetchone()[0])


@pytest.fixture
def words() -> Iterator[None]:
    """Keep a table of one word for a while."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE a_word AS SELECT 12 AS word")
        yield
        cursor.execute("DROP TABLE a_word")


def test_a_statement_is_kept_once_whatever_its_numbers() -> None:
    for numbers in ([1], [2, 70_000], [2**40], [2**62, -5]):
        assert fetch(connection, "SELECT unnest(%s)", [numbers]) == [(number,) for number in numbers]
    assert prepared("SELECT unnest($1)") == 1


def test_a_statement_is_kept_once_it_comes_again() -> None:
    assert [fetch(connection, "SELECT %s + 3", [number]) for number in (1, 2)] == [[(4,)], [(5,)]]
    assert prepared("SELECT $1 + 3") == 1
    assert fetch(connection, "SELECT %s + 4", [1]) == [(5,)]
    assert prepared("SELECT $1 + 4") == 0


def test_the_least_recently_run_are_forgotten() -> None:
    for number in range(MAX_KEPT + 20):
        for _run in range(2):
            assert fetch(connection, f"SELECT %s + {number} AS sum", [1]) == [(1 + number,)]
    assert prepared("SELECT $1 + % AS sum") == MAX_KEPT
    assert prepared("SELECT $1 + 0 AS sum") == 0
    assert fetch(connection, "SELECT %s + 0 AS sum", [5]) == [(5,)]


def test_a_per_cent_sign_is_one() -> None:
    for _run in range(2):
        assert fetch(connection, "SELECT %s LIKE '100 %%'", ["100 euros"]) == [(True,)]


def test_few_keys_are_sent_as_ten_so_that_their_plan_is_kept() -> None:
    assert bind([Keys("keys")], {"keys": [7, 8]}, connection) == [[7, *[8] * 9]]
    assert bind([Keys("keys")], {"keys": range(11)}, connection) == [[*range(11)]]
    assert bind([Keys("keys")], {"keys": []}, connection) is None


@pytest.mark.parametrize("before", [0, 2])
def test_what_the_database_refuses_is_an_error_of_django_and_the_next_statement_runs(before: int) -> None:
    for _run in range(before):
        fetch(connection, "SELECT 6 / %s", [2])
    with pytest.raises(DataError, match="division by zero"):
        fetch(connection, "SELECT 6 / %s", [0])
    assert fetch(connection, "SELECT 6 / %s", [3]) == [(2,)]


def test_a_statement_runs_in_the_transaction_around_it() -> None:
    with transaction.atomic():
        first = fetch(connection, "SELECT now(), txid_current()", [])
        assert fetch(connection, "SELECT now(), txid_current()", []) == first
    assert fetch(connection, "SELECT now(), txid_current()", []) != first


@pytest.mark.usefixtures("words")
def test_a_migration_meanwhile_is_followed() -> None:
    assert [fetch(connection, "SELECT word FROM a_word", []) for _run in range(2)] == [[(12,)], [(12,)]]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE a_word ALTER COLUMN word TYPE text")
    assert fetch(connection, "SELECT word FROM a_word", []) == [("12",)]


@pytest.mark.usefixtures("words")
def test_a_migration_in_a_transaction_is_an_error_there_and_followed_afterwards() -> None:
    for _run in range(2):
        fetch(connection, "SELECT word FROM a_word", [])
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE a_word ALTER COLUMN word TYPE text")
    with suppress(NotSupportedError), transaction.atomic():
        fetch(connection, "SELECT word FROM a_word", [])
    assert fetch(connection, "SELECT word FROM a_word", []) == [("12",)]


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


def test_nothing_is_left_of_a_lost_connection() -> None:
    fetch(connection, "SELECT 1", [])
    lost = ref(connection.connection)
    connection.close()
    fetch(connection, "SELECT 1", [])
    gc.collect()
    assert lost() is None


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
