"""A small schema, and a document's fate under the limits of the settings."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory
from graphql import GraphQLSchema, build_schema

from cms.api.context import RequestContext
from cms.api.execution import ExecutionOutcome, ParsedRequest, execute

Ask = Callable[..., ExecutionOutcome]
Refusal = Callable[..., tuple[str, str]]


@pytest.fixture(scope="session")
def schema() -> GraphQLSchema:
    return build_schema("""
        type Query { name(of: Filter, like: String, path: String): String self: Query all: [Query!] }
        input Filter { text: String and: [Filter!] }
    """)


@pytest.fixture
def ask(schema: GraphQLSchema) -> Ask:
    """Run a document: ``ask("{ name }", variables={})`` returns its outcome."""

    def run(query: str, **parameters: object) -> ExecutionOutcome:
        context = RequestContext(RequestFactory().post("/graphql/"), "test")
        return execute(ParsedRequest(query=query, **parameters), context, schema)

    return run


@pytest.fixture
def refusal(ask: Ask) -> Refusal:
    """Return the code and the message of a document that is refused."""

    def refused(query: str, **parameters: object) -> tuple[str, str]:
        outcome = ask(query, **parameters)
        assert not outcome.executed
        assert outcome.data is None
        return outcome.errors[0].extensions["code"], outcome.errors[0].message

    return refused
