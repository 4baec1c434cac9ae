"""The limit on tokens."""

import pytest
from graphql import GraphQLSyntaxError

from cms.api.errors import ApiError
from cms.api.limits.tokens import count_tokens

TOO_MANY = (
    "LIMIT_EXCEEDED",
    "The document has more than 2000 tokens, which is the most that is read. Split it.",
)


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 0), ("{ name }", 3), ('{ a: name(like: "x y") }', 10), ("# one\n# two\n{ name }", 5), (",,,", 0)],
)
def test_tokens_are_counted(query: str, count: int) -> None:
    assert count_tokens(query, 2_000) == count


def test_a_document_of_the_limit_is_read() -> None:
    assert count_tokens("{ name }", 3) == 3
    with pytest.raises(ApiError):
        count_tokens("{ name }", 2)


@pytest.mark.parametrize(
    "query",
    [
        "{" + " name" * 2_000 + "}",
        "{" + "#\n" * 30_000 + "name }",
        "{ name " + "@include(if: true) " * 3_000 + "}",
        "{" + "".join(f" a{i}: __typename" for i in range(4_000)) + "}",
    ],
)
def test_a_longer_document_is_refused(refusal, query: str) -> None:
    assert refusal(query) == TOO_MANY


@pytest.mark.parametrize(
    "query",
    [
        "{" * 10_000,
        "[" * 60_000,
        "{" + "self {" * 100 + "name" + "}" * 101,
        "{ name(of: " + "{and: [" * 60 + "]}" * 60 + ") }",
        "{ name" + "(" * 101,
    ],
)
def test_brackets_nested_too_deeply_are_refused(refusal, query: str) -> None:
    assert refusal(query) == (
        "LIMIT_EXCEEDED",
        "The document's brackets are nested deeper than 100, which is the most.",
    )


def test_reading_stops_at_the_limit() -> None:
    with pytest.raises(ApiError):
        count_tokens("a a a \0", 2)
    with pytest.raises(GraphQLSyntaxError):
        count_tokens("a a a \0", 3)
