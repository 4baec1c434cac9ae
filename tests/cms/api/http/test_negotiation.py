"""The format and the status of answers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Post = Callable[..., Any]
JSON = "application/json; charset=utf-8"
GRAPHQL = "application/graphql-response+json; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("application/json", JSON),
        ("application/graphql-response+json", GRAPHQL),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json; charset=utf-8", JSON),
        ("application/json;charset=UTF-8", JSON),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL),
        ("application/graphql-response+json;q=0.5, application/json", JSON),
        (
            "multipart/mixed;deferSpec=20220824, application/graphql-response+json;charset=utf-8, "
            "application/json;q=0.9",
            GRAPHQL,
        ),
    ],
)
def test_the_preferred_format_is_answered(post: Post, accept: str, content_type: str) -> None:
    response = post("{ hello }", accept=accept)
    assert response.status_code == 200
    assert response["Content-Type"] == content_type


def test_without_accept_the_answer_is_json(client: Client) -> None:
    response = client.post("/graphql/", {"query": "{ hello }"}, content_type="application/json")
    assert response["Content-Type"] == JSON


@pytest.mark.parametrize("accept", ["text/plain", "image/png", "application/json;q=0", "nonsense"])
def test_a_format_we_do_not_write_is_not_acceptable(post: Post, accept: str) -> None:
    response = post("{ hello }", accept=accept)
    assert response.status_code == 406
    assert response["Content-Type"] == JSON
    assert response.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"
    assert response.json()["errors"][0]["message"] == ("Accept application/json or application/graphql-response+json.")


@pytest.mark.parametrize("query", ["{", "{ goodbye }", "query($name: String!) { hello(name: $name) }"])
def test_a_refused_document_has_400_but_200_for_older_clients(post: Post, query: str) -> None:
    assert post(query, accept="application/graphql-response+json").status_code == 400
    assert post(query, accept="application/json").status_code == 200


@pytest.mark.parametrize("query", ["{ hello fails }", "{ failsHard }"])
@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_document_that_ran_has_200_whatever_its_fields_answered(post: Post, query: str, accept: str) -> None:
    response = post(query, accept=accept)
    assert response.status_code == 200
    assert "data" in response.json()
