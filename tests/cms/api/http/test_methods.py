"""HTTP methods: what each may do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Post = Callable[..., Any]


def test_a_mutation_runs_by_post(post: Post, root: Any) -> None:
    assert post('mutation { rename(name: "Zoé") }').json()["data"] == {"rename": "Zoé"}
    assert root.renamed == ["Zoé"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_mutation_does_not_run_by_get(client: Client, root: Any, method: str, accept: str) -> None:
    response = client.generic(
        method,
        "/graphql/",
        QUERY_STRING="query=mutation{rename(name:%22x%22)}",
        headers={"Accept": accept},
    )
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert response["Cache-Control"] == "no-store"
    assert root.renamed == []


def test_the_chosen_operation_decides_whether_get_may_run_it(client: Client, root: Any) -> None:
    query = 'query A { hello } mutation B { rename(name: "x") }'
    chosen = client.get("/graphql/", {"query": query, "operationName": "A"})
    assert chosen.json()["data"] == {"hello": "Hello world"}
    assert client.get("/graphql/", {"query": query, "operationName": "B"}).status_code == 405
    assert root.renamed == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = client.generic(method, "/graphql/")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    head = client.head("/graphql/", {"query": "{ hello }"})
    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"] == client.get("/graphql/", {"query": "{ hello }"})["ETag"]


def test_options_names_the_methods(client: Client) -> None:
    response = client.options("/graphql/")
    assert response.status_code == 204
    assert response["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert "Access-Control-Allow-Origin" not in response


def test_a_post_needs_no_csrf_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/graphql/", {"query": "{ hello }"}, content_type="application/json")
    assert response.json()["data"] == {"hello": "Hello world"}
