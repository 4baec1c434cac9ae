"""The limit on depth."""

import pytest
from graphql import get_introspection_query, parse

from cms.api.limits.depth import check_depth

TOO_DEEP = (
    "LIMIT_EXCEEDED",
    "The document is nested deeper than 12 fields, which is the most. Split it.",
)


def nested(levels: int) -> str:
    """Return a document whose deepest field is at this level."""
    return "{" + "self {" * (levels - 1) + "name" + "}" * levels


def test_a_document_of_the_limit_runs(ask) -> None:
    assert ask(nested(12)).executed


@pytest.mark.parametrize("levels", [13, 50, 99])
def test_a_deeper_document_is_refused(refusal, levels: int) -> None:
    assert refusal(nested(levels)) == TOO_DEEP


def test_the_error_points_at_the_first_field_too_deep(ask) -> None:
    error = ask(nested(13)).errors[0]
    assert [(location.line, location.column) for location in error.locations] == [(1, 74)]


def test_fragments_do_not_hide_depth(refusal, ask) -> None:
    def chain(levels: int) -> str:
        fragments = [f"fragment F{i} on Query {{ self {{ ...F{i + 1} }} }}" for i in range(1, levels)] + [
            f"fragment F{levels} on Query {{ name }}"
        ]
        return "{ ...F1 } " + " ".join(fragments)

    assert ask(chain(12)).executed
    assert refusal(chain(13)) == TOO_DEEP


def test_a_fragment_counts_where_it_is_spread_deepest(refusal) -> None:
    spread_high = "{ ...Tail self { self { self { ...Tail } } } }"
    tail = " fragment Tail on Query { " + nested(10).strip("{}").join("  ") + "}" * 9 + " }"
    assert refusal(spread_high + tail) == TOO_DEEP


def test_inline_fragments_add_no_depth(ask) -> None:
    assert ask("{ ... { ... on Query { ... @include(if: true) { name } } } }").executed


def test_fragments_of_fragments_are_read_in_linear_time() -> None:
    doubled = [f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(100)]
    document = parse("{ ...F0 } " + " ".join(doubled) + " fragment F100 on Query { name }")
    check_depth(document, 12)


def test_fragments_that_refer_to_each_other_are_refused(refusal) -> None:
    query = "{ ...A } fragment A on Query { self { ...B } } fragment B on Query { self { ...A } }"
    assert refusal(query) == (
        "GRAPHQL_VALIDATION_FAILED",
        "Cannot spread fragment 'A' within itself via 'B'.",
    )


def test_the_standard_introspection_of_clients_runs(ask) -> None:
    outcome = ask(get_introspection_query(input_value_deprecation=True))
    assert outcome.executed
    assert outcome.errors == []


def test_introspection_in_circles_is_refused(refusal) -> None:
    query = "{ __schema { types " + "{ fields { type " * 10 + "{ name" + "} }" * 10 + "} } }"
    assert refusal(query) == (
        "LIMIT_EXCEEDED",
        "Introspection is nested too deeply: it may pass through 2 lists of fields. "
        "The whole schema is at /graphql/schema.graphql.",
    )
