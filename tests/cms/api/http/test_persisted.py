"""Documents that are named by their hash: the protocol of Apollo and urql, and the mode for trusted ones alone."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings

from cms.api import persisted

HELLO = 'query Hello($name: String = "world") { hello(name: $name) }'
Ask = Callable[..., Any]


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def extension(text: str, **other: Any) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text), **other}}


@pytest.fixture(params=["GET", "POST"])
def ask(request: pytest.FixtureRequest, client: Client) -> Ask:
    """Ask by GET, then by POST: ``ask(query=…, extensions=…)`` returns the response."""

    def send(accept: str = "application/json", **parameters: Any) -> Any:
        if request.param == "GET":
            asked = {name: each if isinstance(each, str) else json.dumps(each) for name, each in parameters.items()}
            return client.get("/graphql/", asked, headers={"Accept": accept})
        return client.post("/graphql/", parameters, content_type="application/json", headers={"Accept": accept})

    return send


def error_of(response: Any) -> tuple[str, str]:
    (error,) = response.json()["errors"]
    assert "data" not in response.json()
    return error["extensions"]["code"], error["message"]


NOT_FOUND = ("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
UNTRUSTED = ("FORBIDDEN", "This server answers the documents of its manifest only.")


def test_an_unknown_hash_asks_for_the_document_which_is_then_known(ask: Ask) -> None:
    assert error_of(ask(extensions=extension(HELLO))) == NOT_FOUND
    assert ask(query=HELLO, extensions=extension(HELLO)).json()["data"] == {"hello": "Hello world"}
    answer = ask(extensions=extension(HELLO), variables={"name": "Zoé"})
    assert answer.json()["data"] == {"hello": "Hello Zoé"}


def test_not_found_is_200_for_older_clients_and_never_kept(ask: Ask) -> None:
    response = ask(extensions=extension(HELLO))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert ask(extensions=extension(HELLO), accept="application/graphql-response+json").status_code == 400


def test_a_known_hash_by_get_may_be_kept(client: Client) -> None:
    asked = {"extensions": json.dumps(extension(HELLO))}
    client.get("/graphql/", {"query": HELLO, **asked})
    response = client.get("/graphql/", asked)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert client.get("/graphql/", asked, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_a_document_id_names_the_same_register(ask: Ask) -> None:
    assert error_of(ask(documentId=f"sha256:{hash_of(HELLO)}")) == NOT_FOUND
    ask(query=HELLO, extensions=extension(HELLO))
    assert ask(documentId=f"sha256:{hash_of(HELLO)}").json()["data"] == {"hello": "Hello world"}


@pytest.mark.parametrize("hash_", ["0" * 64, "", "../../etc", "é" * 64, "g" * 64, "0" * 100_00])
def test_any_other_hash_is_unknown(ask: Ask, hash_: str) -> None:
    assert error_of(ask(extensions={"persistedQuery": {"version": 1, "sha256Hash": hash_}})) == NOT_FOUND


def test_a_wrong_hash_registers_nothing(ask: Ask) -> None:
    wrong = extension("{ language }")
    assert error_of(ask(query=HELLO, extensions=wrong)) == (
        "BAD_REQUEST",
        "The hash is not the SHA-256 of the document sent with it.",
    )
    assert error_of(ask(extensions=wrong)) == NOT_FOUND
    assert error_of(ask(extensions=extension(HELLO))) == NOT_FOUND


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("text", '"persistedQuery" needs a "sha256Hash".'),
        ({}, '"persistedQuery" needs a "sha256Hash".'),
        ({"version": 1, "sha256Hash": 7}, '"persistedQuery" needs a "sha256Hash".'),
        ({"sha256Hash": "0" * 64}, '"persistedQuery" is known in version 1.'),
        ({"version": 2, "sha256Hash": "0" * 64}, '"persistedQuery" is known in version 1.'),
    ],
)
def test_what_the_protocol_does_not_know_is_refused(ask: Ask, given: Any, message: str) -> None:
    assert error_of(ask(extensions={"persistedQuery": given})) == ("BAD_REQUEST", message)


@pytest.mark.parametrize("query", ["{", "{ goodbye }", "{ hello # " + "x" * 17_000 + "\n }"])
def test_a_document_that_is_wrong_or_too_long_is_not_registered(ask: Ask, query: str) -> None:
    ask(query=query, extensions=extension(query))
    assert error_of(ask(extensions=extension(query))) == NOT_FOUND


def test_a_document_sent_without_its_hash_is_not_registered(ask: Ask) -> None:
    ask(query=HELLO)
    assert error_of(ask(extensions=extension(HELLO))) == NOT_FOUND


def test_a_mutation_by_its_hash_is_refused_over_get(client: Client, root: Any) -> None:
    mutation = 'mutation { rename(name: "x") }'
    parameters = {"query": mutation, "extensions": extension(mutation)}
    client.post("/graphql/", parameters, content_type="application/json")
    assert root.renamed == ["x"]
    response = client.get("/graphql/", {"extensions": json.dumps(extension(mutation))})
    assert response.status_code == 405
    assert root.renamed == ["x"]


def test_the_register_is_bounded(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persisted, "SLOTS", 2)
    queries = [f"{{ a{number}: hello }}" for number in range(20)]
    for query in queries:
        ask(query=query, extensions=extension(query))
    known = [query for query in queries if "data" in ask(extensions=extension(query)).json()]
    assert 1 <= len(known) <= 2
    for query in known:
        assert ask(extensions=extension(query)).json()["data"] == {query[2:-9]: "Hello world"}


def test_a_damaged_register_is_not_believed(ask: Ask) -> None:
    ask(query=HELLO, extensions=extension(HELLO))
    caches["documents"].set(persisted._slot(hash_of(HELLO)), "{ language }")
    assert error_of(ask(extensions=extension(HELLO))) == NOT_FOUND


def test_while_redis_is_away_documents_are_answered_and_sent_each_time(ask: Ask) -> None:
    away = {"documents": {"BACKEND": "cms.core.caches.SparedRedis", "LOCATION": "redis://127.0.0.1:1"}}
    with override_settings(CACHES=away):
        assert ask(query=HELLO, extensions=extension(HELLO)).json()["data"] == {"hello": "Hello world"}
        assert error_of(ask(extensions=extension(HELLO))) == NOT_FOUND


class TestTrustedDocuments:
    @pytest.fixture(autouse=True)
    def _manifest(self, settings: Any) -> None:
        settings.TRUSTED_DOCUMENTS = {hash_of(HELLO): HELLO, "language-1": "{ language }"}

    def test_what_is_listed_is_answered_by_its_id(self, ask: Ask) -> None:
        for named in (
            {"extensions": extension(HELLO)},
            {"documentId": hash_of(HELLO)},
            {"documentId": f"sha256:{hash_of(HELLO)}"},
            {"query": HELLO},
            {"query": HELLO, "extensions": extension(HELLO)},
        ):
            assert ask(**named).json()["data"] == {"hello": "Hello world"}
        assert ask(documentId="language-1").json()["data"] == {"language": "fr"}

    @pytest.mark.parametrize(
        "asked",
        [
            {"query": "{ hello }"},
            {"query": "{ hello }", "extensions": extension("{ hello }")},
            {"documentId": "language-2"},
            {"extensions": extension("{ hello }")},
            {"query": "{ __schema { types { name } } }"},
            {},
        ],
    )
    def test_nothing_else_is(self, ask: Ask, asked: dict[str, Any]) -> None:
        assert error_of(ask(**asked)) == UNTRUSTED

    def test_a_listed_id_does_not_let_another_text_through(self, ask: Ask) -> None:
        assert error_of(ask(query="{ fails }", documentId="language-1")) == (
            "BAD_REQUEST",
            "The document is not the one of the manifest under this id.",
        )

    def test_what_was_registered_before_does_not_count(self, ask: Ask, settings: Any) -> None:
        manifest, settings.TRUSTED_DOCUMENTS = settings.TRUSTED_DOCUMENTS, None
        ask(query="{ hello }", extensions=extension("{ hello }"))
        settings.TRUSTED_DOCUMENTS = manifest
        assert error_of(ask(extensions=extension("{ hello }"))) == UNTRUSTED
