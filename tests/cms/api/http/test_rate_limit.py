"""How often one address may ask."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Post = Callable[..., Any]


@pytest.fixture(autouse=True)
def _three_a_minute(settings: Any) -> None:
    settings.REQUESTS_PER_MINUTE = 3


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_one_more_request_is_refused_with_the_time_to_wait(post: Post, accept: str) -> None:
    for _ in range(3):
        assert post("{ hello }", accept=accept).status_code == 200
    refused = post("{ hello }", accept=accept)
    assert refused.status_code == 429
    assert refused["Retry-After"] == "60"
    assert refused["Cache-Control"] == "no-store"
    assert refused.json() == {
        "errors": [
            {
                "message": "Too many requests: 3 are allowed in 1 minute. Try again in 1 minute.",
                "extensions": {"code": "RATE_LIMITED", "retryAfter": 60, "requestId": refused["X-Request-ID"]},
            }
        ]
    }


def test_a_request_that_cannot_be_read_counts_too(client: Client) -> None:
    for _ in range(3):
        (error,) = client.get("/graphql/", {"query": "{"}).json()["errors"]
        assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"
    assert client.get("/graphql/", {"query": "{ hello }"}).status_code == 429


def test_a_refused_mutation_changes_nothing(post: Post, root: Any) -> None:
    for _ in range(3):
        post("{ hello }")
    assert post('mutation { rename(name: "x") }').status_code == 429
    assert root.renamed == []


def test_another_address_is_answered(client: Client) -> None:
    for _ in range(4):
        client.get("/graphql/", {"query": "{ hello }"})
    assert client.get("/graphql/", {"query": "{ hello }"}, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_a_claimed_address_does_not_help(client: Client) -> None:
    for number in range(3):
        client.get("/graphql/", {"query": "{ hello }"}, headers={"X-Forwarded-For": f"192.0.2.{number}"})
    refused = client.get("/graphql/", {"query": "{ hello }"}, headers={"X-Forwarded-For": "192.0.2.77"})
    assert refused.status_code == 429


def test_preflights_the_explorer_and_the_schema_are_free(client: Client) -> None:
    for _ in range(5):
        assert client.options("/graphql/").status_code == 204
        assert client.get("/graphql/", headers={"Accept": "text/html"}).status_code == 200
        assert client.get("/graphql/schema.graphql").status_code == 200
