"""The limits on values: how deep they nest, and no null character."""

from typing import Any

import pytest
from graphql import DocumentNode

from cms.api.limits import values
from cms.api.limits.walk import walk

TOO_DEEP = ("LIMIT_EXCEEDED", "A value is nested deeper than 12 levels, which is the most.")
NULL_CHARACTER = ("BAD_USER_INPUT", "A text has a null character (U+0000) in it. Leave it out.")
QUERY = "query($of: Filter) { name(of: $of) }"


def literal(levels: int) -> str:
    """Return a literal for a Filter, of an even number of levels."""
    return "{and: [" * (levels // 2) + "]}" * (levels // 2)


def variable(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"and": []}
    for _ in range(levels // 2 - 1):
        value = {"and": [value]}
    return value


def test_values_of_the_limit_are_read(ask) -> None:
    assert ask("{ name(of: " + literal(12) + ") }").executed
    assert ask(QUERY, variables={"of": variable(12)}).executed


@pytest.mark.parametrize("levels", [14, 90])
def test_deeper_values_are_refused(refusal, levels: int) -> None:
    assert refusal("{ name(of: " + literal(levels) + ") }") == TOO_DEEP
    assert refusal("query($of: Filter = " + literal(levels) + ") { name(of: $of) }") == TOO_DEEP
    assert refusal(QUERY, variables={"of": variable(levels)}) == TOO_DEEP


def test_variables_as_deep_as_json_may_be_are_refused(refusal) -> None:
    assert refusal(QUERY, variables={"of": variable(1_000)}) == TOO_DEEP


def test_null_characters_are_refused_wherever_they_are(refusal) -> None:
    assert refusal(r'{ name(like: "a\u0000b") }') == NULL_CHARACTER
    assert refusal(r'{ name(of: {and: [{text: "\u0000"}]}) }') == NULL_CHARACTER
    assert refusal(r'query($like: String = "\u{0}") { name(like: $like) }') == NULL_CHARACTER
    assert refusal(QUERY, variables={"of": {"text": "a\0"}}) == NULL_CHARACTER
    assert refusal("{ name }", variables={"unused": [["\0"]]}) == NULL_CHARACTER


def test_a_path_may_hold_one_for_it_leads_nowhere(ask, refusal) -> None:
    path = "query($path: String) { name(path: $path) }"
    assert ask(r'{ name(path: "/a\u0000b/") }').executed
    assert ask(path, variables={"path": "/a\0b/"}).executed

    assert refusal(path, variables={"path": ["\0"]}) == NULL_CHARACTER
    assert refusal(path, variables={"path": "/", "unused": "\0"}) == NULL_CHARACTER
    both = "query($path: String) { name(path: $path, like: $path) }"
    assert refusal(both, variables={"path": "\0"}) == NULL_CHARACTER
    inside = "query($path: String) { name(of: {text: $path}) again: name(path: $path) }"
    assert refusal(inside, variables={"path": "\0"}) == NULL_CHARACTER


def test_a_document_is_looked_through_once_however_many_paths_hold_one(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[DocumentNode] = []
    monkeypatch.setattr(values, "walk", lambda document: walks.append(document) or walk(document))
    names = [f"p{number}" for number in range(30)]
    fields = " ".join(f"{name}: name(path: ${name})" for name in names)

    assert ask(
        f"query({' '.join(f'${name}: String' for name in names)}) {{ {fields} }}", variables=dict.fromkeys(names, "\0")
    ).executed

    assert len(walks) == 1


def test_other_unusual_characters_pass(ask) -> None:
    assert ask('{ name(like: "a\\u0001é🏃\\u{10FFFF}") }').executed
