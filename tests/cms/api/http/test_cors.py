"""Which web pages may call the API."""

from typing import Any

import pytest
from django.test import Client

READER = "https://reader.example"


@pytest.fixture(autouse=True)
def _configured_origin(settings: Any) -> None:
    settings.CORS_ORIGINS = [READER]


def test_a_configured_origin_may_read_answers(client: Client) -> None:
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"Origin": READER})
    assert response["Access-Control-Allow-Origin"] == READER
    assert response["Access-Control-Expose-Headers"] == "ETag, Retry-After, X-Request-ID"
    assert "Access-Control-Allow-Credentials" not in response


def test_a_configured_origin_may_read_a_304(client: Client) -> None:
    etag = client.get("/graphql/", {"query": "{ hello }"})["ETag"]
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"Origin": READER, "If-None-Match": etag})
    assert response.status_code == 304
    assert response["Access-Control-Allow-Origin"] == READER


@pytest.mark.parametrize("origin", ["https://other.example", "null", "https://reader.example.evil.example"])
def test_another_origin_may_not(client: Client, origin: str) -> None:
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in response


def test_a_star_stands_for_any_origin(client: Client, settings: Any) -> None:
    settings.CORS_ORIGINS = ["*"]
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"Origin": "https://other.example"})
    assert response["Access-Control-Allow-Origin"] == "https://other.example"
    assert "Access-Control-Allow-Credentials" not in response
    assert response["Vary"] == "Accept, Origin"
    assert "Access-Control-Allow-Origin" not in client.get("/graphql/", {"query": "{ hello }"})


def test_a_refusal_can_be_read_too(client: Client, settings: Any) -> None:
    settings.REQUESTS_PER_MINUTE = 1
    client.get("/graphql/", {"query": "{ hello }"})
    refused = client.get("/graphql/", {"query": "{ hello }"}, headers={"Origin": READER})
    assert refused.status_code == 429
    assert refused["Access-Control-Allow-Origin"] == READER
    assert "Retry-After" in refused["Access-Control-Expose-Headers"]


def test_answers_vary_by_origin_also_for_those_who_send_none(client: Client) -> None:
    assert client.get("/graphql/", {"query": "{ hello }"})["Vary"] == "Accept, Origin"


def test_a_preflight_says_what_may_be_sent(client: Client) -> None:
    response = client.options("/graphql/", headers={"Origin": READER, "Access-Control-Request-Method": "POST"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == READER
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert response["Access-Control-Allow-Headers"] == (
        "Accept, Authorization, Content-Type, If-None-Match, X-Request-ID"
    )
    assert response["Access-Control-Max-Age"] == "86400"


def test_a_preflight_of_another_origin_is_told_nothing(client: Client) -> None:
    response = client.options(
        "/graphql/", headers={"Origin": "https://other.example", "Access-Control-Request-Method": "POST"}
    )
    assert not [name for name in response.headers if name.startswith("Access-Control-")]
