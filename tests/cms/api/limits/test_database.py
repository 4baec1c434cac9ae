"""How long one request may keep the database busy."""

from time import perf_counter
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from graphql import GraphQLSchema, build_schema

from cms.api.context import RequestContext
from cms.api.execution import ExecutionOutcome, ParsedRequest, execute

MESSAGE = (
    "Reading this takes the database longer than 0.2 seconds, which is the most. "
    "Ask for fewer items, or filter by less."
)

pytestmark = pytest.mark.django_db


def timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


def select(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.fixture
def schema(settings: Any) -> GraphQLSchema:
    settings.API_DATABASE_SECONDS = 0.2
    schema = build_schema("type Query { one: Int slow: Int sleep: String timeout: String }")
    fields = schema.query_type.fields
    fields["one"].resolve = lambda source, info: select("SELECT 1")
    fields["slow"].resolve = lambda source, info: select(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n"
    )
    fields["sleep"].resolve = lambda source, info: str(select("SELECT pg_sleep(5)"))
    fields["timeout"].resolve = lambda source, info: timeout()
    return schema


def ask(schema: GraphQLSchema, query: str) -> ExecutionOutcome:
    context = RequestContext(RequestFactory().post("/graphql/"), "test")
    return execute(ParsedRequest(query=query), context, schema)


def test_quick_statements_are_answered(schema: GraphQLSchema) -> None:
    assert ask(schema, "{ one }").data == {"one": 1}


@pytest.mark.django_db(transaction=True)
def test_after_the_time_is_used_up_nothing_more_is_asked(schema: GraphQLSchema) -> None:
    outcome = ask(schema, "{ slow one }")
    assert outcome.data["one"] is None
    error = outcome.errors[-1]
    assert (error.path, error.message, error.extensions) == (["one"], MESSAGE, {"code": "LIMIT_EXCEEDED"})
    assert ask(schema, "{ one }").data == {"one": 1}


@pytest.mark.needs_postgres
@pytest.mark.django_db(transaction=True)
def test_postgresql_stops_a_statement(schema: GraphQLSchema) -> None:
    started = perf_counter()
    outcome = ask(schema, "{ sleep }")
    assert perf_counter() - started < 4
    assert outcome.data == {"sleep": None}
    assert [(error.message, error.extensions) for error in outcome.errors] == [(MESSAGE, {"code": "LIMIT_EXCEEDED"})]
    assert ask(schema, "{ one }").data == {"one": 1}


@pytest.mark.needs_postgres
@pytest.mark.django_db(transaction=True)
def test_statements_of_others_may_take_longer(schema: GraphQLSchema) -> None:
    assert ask(schema, "{ timeout }").data == {"timeout": "200ms"}
    assert timeout() == "0"
    assert ask(schema, "{ timeout }").data == {"timeout": "200ms"}
    with transaction.atomic():
        assert timeout() == "0"
        transaction.set_rollback(True)
    assert ask(schema, "{ timeout }").data == {"timeout": "200ms"}


@pytest.mark.needs_postgres
@pytest.mark.django_db(transaction=True)
def test_behind_a_transaction_pooler_nothing_is_set_on_the_session(schema: GraphQLSchema, settings: Any) -> None:
    settings.TRANSACTION_POOLER = True
    assert ask(schema, "{ timeout }").data == {"timeout": "0"}
    assert ask(schema, "{ slow one }").errors[-1].message == MESSAGE


@pytest.mark.needs_postgres
@pytest.mark.django_db(transaction=True)
def test_the_limit_costs_no_statement_of_its_own_after_the_first(
    schema: GraphQLSchema, django_assert_num_queries: Any
) -> None:
    ask(schema, "{ one }")
    with django_assert_num_queries(1):
        ask(schema, "{ one }")
