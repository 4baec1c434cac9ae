"""What an error says, and what it keeps to itself."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Post = Callable[..., Any]


def test_a_foreseen_error_says_what_it_is(post: Post) -> None:
    response = post("{ hello refuses }")
    assert response.json() == {
        "errors": [
            {
                "message": "There is no rubric of that slug.",
                "locations": [{"line": 1, "column": 9}],
                "path": ["refuses"],
                "extensions": {"code": "NOT_FOUND", "requestId": response["X-Request-ID"]},
            }
        ],
        "data": {"hello": "Hello world", "refuses": None},
        "extensions": {"cost": {"requested": 0, "limit": 5_000}},
    }


@pytest.mark.parametrize(
    ("query", "data", "field", "secret"),
    [
        ("{ hello fails }", {"hello": "Hello world", "fails": None}, "fails", "owner_password"),
        ("{ failsHard }", None, "failsHard", "owner_password"),
        ("{ badNumber }", {"badNumber": None}, "badNumber", "secret number"),
    ],
)
def test_an_unforeseen_error_is_masked_and_logged(
    post: Post, caplog: pytest.LogCaptureFixture, query: str, data: Any, field: str, secret: str
) -> None:
    with caplog.at_level(logging.ERROR, logger="cms.api"):
        response = post(query)
    request_id = response["X-Request-ID"]
    body = response.json()
    assert body["data"] == data
    assert body["errors"][0]["message"] == (
        f"Something went wrong on our side. If it lasts, tell us this request id: {request_id}"
    )
    assert body["errors"][0]["path"] == [field]
    assert body["errors"][0]["extensions"] == {"code": "INTERNAL_SERVER_ERROR", "requestId": request_id}
    assert secret not in response.content.decode()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert request_id in caplog.text
    assert secret in caplog.text


def test_a_fault_in_writing_the_answer_is_masked_too(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="cms.api"):
        response = post("{ anything }")
    assert response.status_code == 500
    assert list(response.json()) == ["errors"]
    assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "Type is not JSON serializable" in caplog.text
    assert "serializable" not in response.content.decode()


def test_a_request_id_given_by_the_caller_is_kept(client: Client) -> None:
    response = client.get("/graphql/", {"query": "{"}, headers={"X-Request-ID": "trace-1.2_3"})
    assert response["X-Request-ID"] == "trace-1.2_3"
    assert response.json()["errors"][0]["extensions"]["requestId"] == "trace-1.2_3"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "<script>", "é"])
def test_a_request_id_of_the_wrong_shape_is_replaced(client: Client, given: str) -> None:
    response = client.get("/graphql/", {"query": "{ hello }"}, headers={"X-Request-ID": given})
    assert len(response["X-Request-ID"]) == 32


def test_each_request_has_its_own_id(client: Client) -> None:
    first, second = (client.get("/graphql/", {"query": "{ hello }"})["X-Request-ID"] for _ in range(2))
    assert first != second
