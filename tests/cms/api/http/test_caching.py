"""What caches may do with an answer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.partners import PartnerFactory, key_of

Post = Callable[..., Any]
HELLO = {"query": "{ hello }"}


def test_a_query_by_get_may_be_kept_and_revalidated(client: Client) -> None:
    response = client.get("/graphql/", HELLO)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"].startswith('"')
    again = client.get("/graphql/", HELLO, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == response["ETag"]
    assert again["Vary"] == response["Vary"]
    assert again["Cache-Control"] == response["Cache-Control"]


def test_an_answer_says_how_long_it_is(client: Client) -> None:
    response = client.get("/graphql/", HELLO)
    assert response["Content-Length"] == str(len(response.content))
    unchanged = client.get("/graphql/", HELLO, headers={"If-None-Match": response["ETag"]})
    assert "Content-Length" not in unchanged


def test_a_proxy_that_weakened_the_etag_still_gets_304(client: Client) -> None:
    etag = client.get("/graphql/", HELLO)["ETag"]
    assert client.get("/graphql/", HELLO, headers={"If-None-Match": f"W/{etag}"}).status_code == 304


def test_another_answer_has_another_etag(client: Client) -> None:
    etag = client.get("/graphql/", HELLO)["ETag"]
    response = client.get("/graphql/", {"query": "{ language }"}, headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert response["ETag"] != etag


@pytest.mark.django_db
def test_an_answer_to_a_key_stays_with_its_holder(client: Client) -> None:
    headers = {"Authorization": f"Bearer {key_of(PartnerFactory())}"}
    response = client.get("/graphql/", HELLO, headers=headers)
    assert response["Cache-Control"] == "private, max-age=0, must-revalidate"


@pytest.mark.parametrize("query", ["{ hello }", 'mutation { rename(name: "x") }'])
def test_posts_are_not_kept(post: Post, query: str) -> None:
    response = post(query)
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


@pytest.mark.parametrize("query", ["{", "{ goodbye }", "{ hello fails }"])
def test_errors_are_not_kept(client: Client, query: str) -> None:
    response = client.get("/graphql/", {"query": query})
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


def test_what_a_token_lets_see_is_kept_by_nobody(client: Client) -> None:
    response = client.get("/graphql/", {"query": "{ hello draft }"})
    assert response.json()["data"] == {"hello": "Hello world", "draft": "not published"}
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert "ETag" not in response
    assert "X-Robots-Tag" not in client.get("/graphql/", HELLO)


def test_answers_vary_by_format_alone(client: Client, post: Post) -> None:
    browser = {"Accept-Language": "en", "Cookie": "sessionid=x; django_language=en"}
    for response in (
        client.get("/graphql/", HELLO, headers=browser),
        client.get("/graphql/", {"query": "{"}, headers=browser),
        client.get("/graphql/", headers={"Accept": "text/html"}),
        post("{ hello }"),
    ):
        assert response["Vary"] == "Accept"


def test_answers_set_no_cookie(client: Client, post: Post) -> None:
    for response in (
        client.get("/graphql/", HELLO),
        post("{ hello }"),
        post('mutation { rename(name: "x") }'),
    ):
        assert not response.cookies


def test_the_callers_language_changes_nothing(client: Client) -> None:
    response = client.get("/graphql/", {"query": "{ language }"}, headers={"Accept-Language": "en"})
    assert response.json()["data"] == {"language": "fr"}
    assert "Content-Language" not in response
