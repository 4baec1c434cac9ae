"""A small schema served like the real one, and a client that asks it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import include, path
from graphql import GraphQLResolveInfo, GraphQLSchema, build_schema

from cms.api.errors import ApiError, ErrorCode
from cms.api.http.sdl import sdl_view
from cms.api.http.view import graphql_view

SDL = '''
"""The words that are known."""
type Query {
  hello(name: String! = "world"): String!
  language: String!
  nested: Query
  filtered(filter: Filter): String
  fails: String
  failsHard: String!
  badNumber: Int
  refuses: String
  anything: Anything
  draft: String
}

scalar Anything

input Filter { text: String and: [Filter!] }

type Mutation { rename(name: String!): String! }
'''

PROGRAMS_FIRST = "cms.core.programs.answer_programs_first"


class Root:
    """What the fields of the small schema answer."""

    def __init__(self) -> None:
        self.renamed: list[str] = []

    def hello(self, info: GraphQLResolveInfo, name: str) -> str:
        return f"Hello {name}"

    def language(self, info: GraphQLResolveInfo) -> str:
        from django.utils.translation import get_language

        return get_language()

    def nested(self, info: GraphQLResolveInfo) -> "Root":
        return self

    def filtered(self, info: GraphQLResolveInfo, filter: dict[str, Any] | None = None) -> str:
        return "filtered"

    def fails(self, info: GraphQLResolveInfo) -> str:
        raise ValueError('column "owner_password" does not exist')

    failsHard = fails

    def badNumber(self, info: GraphQLResolveInfo) -> str:
        return "secret number"

    def anything(self, info: GraphQLResolveInfo) -> object:
        return object()

    def draft(self, info: GraphQLResolveInfo) -> str:
        info.context.cache["uncacheable"] = True
        return "not published"

    def refuses(self, info: GraphQLResolveInfo) -> str:
        raise ApiError("There is no rubric of that slug.", ErrorCode.NOT_FOUND)

    def rename(self, info: GraphQLResolveInfo, name: str) -> str:
        self.renamed.append(name)
        return name


@pytest.fixture
def root() -> Root:
    return Root()


@pytest.fixture
def schema(root: Root) -> GraphQLSchema:
    schema = build_schema(SDL)
    for type_ in (schema.query_type, schema.mutation_type):
        for name, field in type_.fields.items():
            method = getattr(Root, name)
            field.resolve = lambda source, info, method=method, **arguments: method(root, info, **arguments)
    return schema


@pytest.fixture(autouse=True)
def _serve_small_schema(schema: GraphQLSchema, settings: Any) -> None:
    source = {"schema_source": lambda: schema}
    addresses = [
        path("graphql/", graphql_view, source, name="graphql"),
        path("graphql/schema.graphql", sdl_view, source, name="sdl"),
    ]
    settings.ROOT_URLCONF = (path("", include((addresses, "api"))),)
    if PROGRAMS_FIRST not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE[:2], PROGRAMS_FIRST, *settings.MIDDLEWARE[2:]]
    settings.CORS_ORIGINS = []


@pytest.fixture
def post(client: Client) -> Callable[..., Any]:
    """Post a document: ``post("{ hello }", variables={}, accept=…)`` returns the response."""

    def send(query: str, *, accept: str = "application/graphql-response+json", **parameters: Any) -> Any:
        return client.post(
            "/graphql/",
            {"query": query, **parameters},
            content_type="application/json",
            headers={"Accept": accept},
        )

    return send
