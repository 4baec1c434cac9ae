"""Bad input, sent to the real server: each is answered soon and with a code, and the next reader doesn't notice."""

from typing import Any

import pytest

SECONDS = 10.0
"""Each takes well below 0.1; the rest is for busy machines."""

MEMORY = 64 * 1024 * 1024
READ = "{ laureates(first: 1) { nodes { name } pageInfo { hasNextPage } } }"

CIRCLE = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
DEEP = '{ page(path: "/") ' + "{ parent " * 50 + "{ title }" + " }" * 51
INTROSPECTION = "{ __schema { types { " + "fields { type { " * 10 + "name" + " } }" * 10 + " } } }"
VARIABLE = "query($slug: String) { article(slug: $slug) { title } }"
FIRST = "query($first: Int) { articles(first: $first) { nodes { title } } }"

HOSTILE: dict[str, tuple[dict[str, Any], set[str]]] = {
    "1,000 aliases": (
        {"query": "{" + "".join(f' a{i}: page(path: "/") {{ title }}' for i in range(1_000)) + "}"},
        {"LIMIT_EXCEEDED"},
    ),
    "31 aliases": ({"query": "{" + "".join(f" a{i}: __typename" for i in range(31)) + "}"}, {"LIMIT_EXCEEDED"}),
    "depth 50": ({"query": DEEP}, {"LIMIT_EXCEEDED"}),
    "fragments that refer to each other": ({"query": CIRCLE}, {"GRAPHQL_VALIDATION_FAILED"}),
    "100,000 directives": ({"query": "{ __typename " + "@a" * 100_000 + "}"}, {"PAYLOAD_TOO_LARGE"}),
    "30,000 directives": ({"query": "{ __typename " + "@a" * 30_000 + "}"}, {"LIMIT_EXCEEDED"}),
    "51 directives": ({"query": "{ __typename " + "@a" * 51 + "}"}, {"LIMIT_EXCEEDED"}),
    "a body of 10 MB": ({"query": READ + " " * 10_000_000}, {"PAYLOAD_TOO_LARGE"}),
    "a variable of 1 MB": ({"query": VARIABLE, "variables": {"slug": "x" * 1_000_000}}, {"PAYLOAD_TOO_LARGE"}),
    "introspection 10 deep": ({"query": INTROSPECTION}, {"LIMIT_EXCEEDED"}),
    "an unknown operation": ({"query": "query A { __typename }", "operationName": "B"}, {"BAD_USER_INPUT"}),
    "several operations": ({"query": "query A { __typename } query B { __typename }"}, {"BAD_USER_INPUT"}),
    "two operations of one name": (
        {"query": "query A { __typename } query A { __typename }", "operationName": "A"},
        {"GRAPHQL_VALIDATION_FAILED"},
    ),
    "a variable of the wrong type": ({"query": FIRST, "variables": {"first": "many"}}, {"BAD_USER_INPUT"}),
    "variables that are a list": ({"query": FIRST, "variables": [1]}, {"BAD_REQUEST"}),
    "a number beyond 32 bits": ({"query": FIRST, "variables": {"first": 2**40}}, {"LIMIT_EXCEEDED", "BAD_USER_INPUT"}),
    "a number of 60,000 digits": (
        {"query": "{ articles(first: " + "9" * 60_000 + ") { nodes { title } } }"},
        {"GRAPHQL_VALIDATION_FAILED"},
    ),
    "an unknown hash": (
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}},
        {"PERSISTED_QUERY_NOT_FOUND"},
    ),
    "lists in lists": (
        {"query": "{ articles(first: 100) { nodes { authors { articles(first: 100) { nodes { id } } } } } }"},
        {"LIMIT_EXCEEDED"},
    ),
    "a text with a null character": ({"query": VARIABLE, "variables": {"slug": "a\0b"}}, {"BAD_USER_INPUT"}),
    "a lone surrogate": ({"query": VARIABLE, "variables": {"slug": "\ud800"}}, {"BAD_REQUEST"}),
}


@pytest.mark.parametrize(("parameters", "codes"), HOSTILE.values(), ids=HOSTILE)
def test_bad_input_is_answered_soon_with_a_code(server: Any, parameters: dict[str, Any], codes: set[str]) -> None:
    answer = server.send_json(parameters)
    assert answer.code in codes
    assert answer.seconds < SECONDS
    reader = server.post(READ)
    assert reader.status == 200
    assert reader.json["data"] == {"laureates": {"nodes": [], "pageInfo": {"hasNextPage": False}}}
    assert reader.seconds < SECONDS


def test_memory_does_not_grow_with_bad_input(server: Any) -> None:
    for parameters, _codes in HOSTILE.values():
        server.send_json(parameters)
    before = server.memory()
    for _ in range(5):
        for parameters, _codes in HOSTILE.values():
            server.send_json(parameters)
    assert server.memory() - before < MEMORY


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 50_000, b'{"query": 1}'])
def test_a_body_that_is_no_request_is_refused(server: Any, body: bytes) -> None:
    answer = server.send("POST", body=body, Content_Type="application/json")
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    assert answer.seconds < SECONDS


def test_a_body_that_announces_too_little_or_nothing_is_refused(server: Any) -> None:
    answer = server.send("POST", body=b"", Content_Type="application/json", Content_Length="0")
    assert answer.code == "BAD_REQUEST"
