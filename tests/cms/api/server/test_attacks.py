"""The attacks that graphql-cop tries, on the real server.

Of its list we leave out what is meant to be so: the schema is public (introspection, names suggested for misspelt
ones), and a browser gets an explorer.
"""

import json
from typing import Any
from urllib.parse import urlencode

import pytest

JSON = {"Content_Type": "application/json"}
HELLO = "{ __typename }"


def test_batches_are_refused(server: Any) -> None:
    answer = server.send_json([{"query": HELLO}] * 10)
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    assert answer.json["errors"][0]["message"] == "Send one request at a time: batches are off."


def test_aliases_do_not_overload_it(server: Any) -> None:
    answer = server.post("{" + "".join(f" alias{i}: __typename" for i in range(101)) + "}")
    assert answer.code == "LIMIT_EXCEEDED"


def test_directives_do_not_overload_it(server: Any) -> None:
    assert server.post("{ __typename " + "@include(if: true)" * 60 + " }").code in (
        "GRAPHQL_VALIDATION_FAILED",
        "LIMIT_EXCEEDED",
    )


def test_one_field_five_hundred_times_does_not_overload_it(server: Any) -> None:
    answer = server.post("{" + " __typename" * 500 + "}")
    assert answer.code == "LIMIT_EXCEEDED"


def test_circular_fragments_are_refused(server: Any) -> None:
    answer = server.post("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    assert answer.code == "GRAPHQL_VALIDATION_FAILED"


def test_introspection_does_not_go_in_circles(server: Any) -> None:
    circle = "fields { type { fields { type { fields { type { name } } } } } }"
    assert server.post("{ __schema { types { " + circle + " } } }").code == "LIMIT_EXCEEDED"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_mutations_are_refused_over_get(server: Any, method: str) -> None:
    answer = server.send(method, "/graphql/?" + urlencode({"query": "mutation { __typename }"}))
    assert answer.status == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data", ""])
def test_a_form_of_another_site_cannot_send_anything(server: Any, content_type: str) -> None:
    for body in (urlencode({"query": HELLO}).encode(), json.dumps({"query": HELLO}).encode()):
        answer = server.send("POST", body=body, Content_Type=content_type)
        assert (answer.status, answer.code) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_no_answer_sets_a_cookie_or_reads_one(server: Any) -> None:
    answer = server.send("GET", "/graphql/?" + urlencode({"query": HELLO}), Cookie="sessionid=x; csrftoken=y")
    assert answer.json["data"] == {"__typename": "Query"}
    assert "set-cookie" not in answer.headers
    assert answer.headers["vary"] == "Accept"


def test_nothing_is_traced(server: Any) -> None:
    headers = {"X_Apollo_Tracing": "1", "Apollo_Query_Plan_Experimental": "1", "X_Debug": "1"}
    body = json.dumps({"query": HELLO, "extensions": {"tracing": True}}).encode()
    answer = server.send("POST", body=body, **JSON, **headers)
    assert answer.json == {
        "data": {"__typename": "Query"},
        "extensions": {"cost": {"requested": 0, "limit": 5_000}},
    }


@pytest.mark.parametrize("query", ["query A { __typename } }", "qwerty { x }", "{ nothing }", "{ page(id: {}) { id }}"])
def test_errors_show_no_inside(server: Any, query: str) -> None:
    answer = server.post(query)
    text = answer.body.decode()
    for word in ("Traceback", "exception", "stacktrace", ".py", "site-packages", "graphene"):
        assert word not in text
    assert set(answer.json["errors"][0]["extensions"]) == {"code", "requestId"}


@pytest.mark.parametrize("path", ["/graphql/?debug=1", "/graphql/%2e%2e/graphql/", "/graphql/%00", "/graphql/x/"])
def test_no_address_shows_an_inside(server: Any, path: str) -> None:
    answer = server.send("GET", path)
    assert answer.status in (400, 404)
    assert b"Traceback" not in answer.body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(server: Any, method: str) -> None:
    answer = server.send(method, body=json.dumps({"query": HELLO}).encode(), **JSON)
    assert answer.status == 405


def test_another_host_is_refused(server: Any) -> None:
    answer = server.send("GET", "/graphql/?" + urlencode({"query": HELLO}), Host="evil.example")
    assert answer.status == 400
