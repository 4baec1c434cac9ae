"""Hostile documents are answered soon, whatever they are."""

from time import process_time

import pytest

SECONDS = 5.0
"""Not a measure: an unbounded one takes minutes. What each takes is about 0.1, more on busy machines."""

HOSTILE = {
    "1,000 aliases": "{" + "".join(f" a{i}: name" for i in range(1_000)) + "}",
    "130,000 aliases": "{" + "".join(f" a{i}: __typename" for i in range(130_000)) + "}",
    "100,000 directives": "{ name " + "@a" * 100_000 + "}",
    "10,000 braces": "{" * 10_000,
    "a field 1,990 times": "{" + " name" * 1_990 + "}",
    "an object 490 times": "{" + " self { name }" * 490 + "}",
    "600 levels": "{" + "self {" * 600 + "name" + "}" * 601,
    "a list of 900 levels": "{ name(like: " + "[" * 900 + "]" * 900 + ") }",
    "a circle of 180 fragments": "{ ...F0 }"
    + "".join(f"fragment F{i} on Query {{ self {{ ...F{(i + 1) % 180} }} }}" for i in range(180)),
    "180 fragments side by side": "{"
    + "".join(f" ...F{i}" for i in range(180))
    + "}"
    + "".join(f" fragment F{i} on Query {{ name }}" for i in range(180)),
    "150 operations over 150 fragments": "".join(f"query Q{i} {{ ...F0 }}" for i in range(150))
    + "".join(f"fragment F{i} on Query {{ ...F{i + 1} }}" for i in range(120))
    + "fragment F120 on Query { name }",
    "an unknown name of 60,000 letters": "{" + "n" * 60_000 + "}",
    "500 unknown names": "{" + "".join(f" name{i}" for i in range(500)) + "}",
    "300 unknown types": "{" + "".join(f" ... on Quer{i} {{ name }}" for i in range(300)) + "}",
    "490 variables": "query(" + "".join(f"$a{i}:Int " for i in range(490)) + ") { name }",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_is_refused_soon(refusal, query: str) -> None:
    started = process_time()
    code, _message = refusal(query)
    assert process_time() - started < SECONDS
    assert code in {"LIMIT_EXCEEDED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"}
