"""What documents cost: exact numbers, before anything runs."""

from typing import Any

import graphene
import pytest
from django.test import RequestFactory
from graphql import GraphQLSchema, OperationDefinitionNode, parse

from cms.api.connections import connection_type
from cms.api.context import RequestContext
from cms.api.declarations import list_of
from cms.api.execution import ExecutionOutcome, ParsedRequest, execute
from cms.api.limits.amounts import value_of
from cms.api.limits.cost import cost_of
from cms.api.prices import attach_prices, lists_without_size, priced


class Named(graphene.Interface):
    name = graphene.String()
    friends = graphene.Field(lambda: list_of(Named, size=7))


class Book(graphene.ObjectType):
    class Meta:
        interfaces = (Named,)

    words = priced(graphene.Field(graphene.Int), 4)
    tags = graphene.Field(list_of(graphene.String, size=3))
    author = graphene.Field(lambda: Person)


class Person(graphene.ObjectType):
    class Meta:
        interfaces = (Named,)

    books = graphene.Field(
        connection_type("CostBook", lambda: Book),
        first=graphene.Int(default_value=5),
        after=graphene.String(),
        last=graphene.Int(),
    )
    newest = graphene.Field(list_of(Book), first=graphene.Int(default_value=2))
    undeclared = graphene.Field(list_of(Book))


class Query(graphene.ObjectType):
    person = graphene.Field(Person)
    anyone = graphene.Field(Named)
    books = graphene.Field(connection_type("CostBook", lambda: Book), first=graphene.Int(default_value=20))


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    built = graphene.Schema(query=Query, types=[Book, Person]).graphql_schema
    attach_prices(built)
    return built


def cost(schema: GraphQLSchema, query: str, **variables: Any) -> int:
    document = parse(query)
    operation = next(node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    return value_of(cost_of(schema, document, operation), variables)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ __typename }", 0),
        ("{ __schema { types { name fields { name } } } }", 0),
        ("{ person { name __typename } }", 1),
        ("{ books { nodes { name } } }", 1 + 20),
        ("{ books(first: 3) { nodes { name } } }", 1 + 3),
        ("{ books(first: 3) { edges { cursor node { name } } } }", 1 + 3),
        ("{ books(first: 0) { nodes { name author { name } } } }", 1),
        ("{ books(first: 3) { pageInfo { endCursor } totalCount } }", 1 + 10),
        ("{ books(first: 3) { nodes { words } } }", 1 + 3 * (1 + 4)),
        ("{ books(first: 3) { nodes { tags } } }", 1 + 3 * (1 + 3)),
        ("{ books(first: 3) { nodes { tags } edges { node { tags } } } }", 1 + 2 * 3 * (1 + 3)),
        ("{ person { books { nodes { name } } } }", 1 + 1 + 5),
        ("{ person { books(last: 2) { nodes { name } } } }", 1 + 1 + 2),
        ("{ person { books(first: 9, last: 2) { nodes { name } } } }", 1 + 1 + 2),
        ("{ person { books(first: 9, last: null) { nodes { name } } } }", 1 + 1 + 9),
        ("{ person { books(first: null) { nodes { name } } } }", 1 + 1 + 5),
        ("{ person { newest { tags } } }", 1 + 2 * (1 + 3)),
        ("{ person { newest(first: 10) { tags } } }", 1 + 10 * (1 + 3)),
        ("{ person { undeclared { name } } }", 1 + 100),
        (
            "{ books(first: 10) { nodes { author { books(first: 10) { nodes { author { name } } } } } } }",
            1 + 10 * (1 + 1 + (1 + 10 * (1 + 1))),
        ),
    ],
)
def test_lists_multiply_what_they_hold(schema: GraphQLSchema, query: str, expected: int) -> None:
    assert cost(schema, query) == expected


def test_every_alias_counts(schema: GraphQLSchema) -> None:
    assert cost(schema, "{ a: books(first: 3) { nodes { name } } b: books(first: 4) { nodes { name } } }") == 4 + 5


def test_a_fragment_counts_wherever_it_is_spread(schema: GraphQLSchema) -> None:
    fragment = "fragment F on Book { tags author { name } }"
    assert cost(schema, f"{{ books(first: 2) {{ nodes {{ ...F }} }} }} {fragment}") == 1 + 2 * (1 + 3 + 1)
    assert cost(schema, f"{{ books(first: 2) {{ nodes {{ ...F ...F }} }} }} {fragment}") == 1 + 2 * (1 + 2 * 4)


def test_a_fragment_on_a_connection_takes_the_size_from_where_it_is_spread(schema: GraphQLSchema) -> None:
    query = """
        { a: books(first: 2) { ...Page } b: books(first: 7) { ... on CostBookConnection { ...Page } } }
        fragment Page on CostBookConnection { nodes { name } }
    """
    assert cost(schema, query) == (1 + 2) + (1 + 7)


def test_of_an_interface_the_dearest_type_counts(schema: GraphQLSchema) -> None:
    assert cost(schema, "{ anyone { name ... on Book { tags } ... on Person { newest { name } } } }") == 1 + 3
    assert cost(schema, "{ anyone { ... on Book { name } ... on Person { newest { name } } } }") == 1 + 2
    assert cost(schema, "{ anyone { ... on Named { friends { name } } ... on Book { tags } } }") == 1 + 7 + 3


def test_what_is_left_out_is_free(schema: GraphQLSchema) -> None:
    assert cost(schema, "{ person @skip(if: true) { name } }") == 0
    assert cost(schema, "{ person @include(if: false) { name } }") == 0
    assert cost(schema, "{ person @skip(if: false) @include(if: true) { name } }") == 1
    assert cost(schema, "{ ... @skip(if: true) { person { name } } }") == 0
    assert cost(schema, "{ ...F @include(if: false) } fragment F on Query { person { name } }") == 0


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"wanted": True}, 1 + 20),
        ({"wanted": False}, 0),
        ({"wanted": True, "n": 2}, 1 + 2),
        ({"wanted": True, "n": None}, 1 + 20),
        ({"wanted": True, "n": "many"}, 1 + 20),
        ({"wanted": True, "n": -4}, 1),
        ({"wanted": True, "n": 10**15}, 1 + 10**15),
    ],
)
def test_variables_decide(schema: GraphQLSchema, variables: dict[str, Any], expected: int) -> None:
    query = "query($wanted: Boolean!, $n: Int) { books(first: $n) @include(if: $wanted) { nodes { name } } }"
    assert cost(schema, query, **variables) == expected


def test_a_variables_default_decides_where_it_is_not_given(schema: GraphQLSchema) -> None:
    query = "query($n: Int = 8, $off: Boolean = true) { books(first: $n) { nodes { name tags @skip(if: $off) } } }"
    assert cost(schema, query) == 1 + 8
    assert cost(schema, query, n=2, off=False) == 1 + 2 * (1 + 3)


def test_fragments_that_double_are_priced_at_once(schema: GraphQLSchema) -> None:
    fragments = "".join(f"fragment F{i} on Person {{ ...F{i + 1} ...F{i + 1} }}" for i in range(40))
    query = "{ person { ...F0 } }" + fragments + "fragment F40 on Person { newest { name } }"
    assert cost(schema, query) == 1 + 2**40 * 2


def run(schema: GraphQLSchema, query: str, **variables: Any) -> ExecutionOutcome:
    context = RequestContext(RequestFactory().post("/graphql/"), "test")
    return execute(ParsedRequest(query=query, variables=variables), context, schema)


def test_an_answer_says_what_it_cost(schema: GraphQLSchema) -> None:
    outcome = run(schema, "{ person { name } }")
    assert outcome.executed
    assert outcome.extensions == {"cost": {"requested": 1, "limit": 5_000}}


def test_what_costs_too_much_is_refused_with_both_numbers(schema: GraphQLSchema, settings: Any) -> None:
    settings.API_COST = 20
    outcome = run(schema, "{ books { nodes { name } } }")
    assert not outcome.executed
    (error,) = outcome.errors
    assert error.message == (
        "The document costs 21 and may cost 20. Ask for fewer items with `first`, or for fewer lists inside of lists."
    )
    assert error.extensions == {"code": "LIMIT_EXCEEDED", "requested": 21, "limit": 20}
    settings.API_COST = 21
    assert run(schema, "{ books { nodes { name } } }").executed


def test_a_huge_cost_is_told_as_the_largest_number_that_json_holds(schema: GraphQLSchema) -> None:
    nested = "books(first: 2147483647) { nodes { author { " * 3 + "name" + " } } }" * 3
    (error,) = run(schema, "{ person { " + nested + " } }").errors
    assert error.extensions == {"code": "LIMIT_EXCEEDED", "requested": 2**53, "limit": 5_000}


def test_the_cost_is_computed_for_the_operation_that_runs(schema: GraphQLSchema) -> None:
    query = "query A { books { nodes { name } } } query B { person { name } }"
    context = RequestContext(RequestFactory().post("/graphql/"), "test")
    for name, expected in (("A", 21), ("B", 1)):
        outcome = execute(ParsedRequest(query=query, operation_name=name), context, schema)
        assert outcome.extensions["cost"]["requested"] == expected


def test_selections_nest_so_far_and_no_further(schema: GraphQLSchema) -> None:
    fragments = "".join(f"fragment F{i} on Person {{ ...F{i + 1} }}" for i in range(110))
    query = "{ person { ...F0 } }" + fragments + "fragment F110 on Person { name }"
    (error,) = run(schema, query).errors
    assert error.extensions == {"code": "LIMIT_EXCEEDED"}
    assert error.message == ("The document's selections and fragments are nested deeper than 100, which is the most.")


def test_only_a_field_can_be_priced() -> None:
    with pytest.raises(TypeError):
        priced(graphene.Int(), 4)


def test_a_list_without_a_size_is_named(schema: GraphQLSchema) -> None:
    assert [*lists_without_size(schema)] == ["Person.undeclared"]
