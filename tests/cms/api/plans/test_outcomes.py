"""Who answers what: the plan, or the reference, by design or because the plan failed."""

import logging
from typing import Any

import pytest
from django.test import Client

from cms.api.errors import ApiError
from cms.api.plans.answer import Plan
from cms.api.plans.reference import Outcome, outcomes
from tests.asking import ask, post, refusal
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    outcomes.clear()


def test_a_query_is_answered_by_its_plan() -> None:
    ArticleFactory(title="Un", slug="un")

    assert ask('{ article(slug: "un") { title } }') == {"article": {"title": "Un"}}
    assert outcomes == {Outcome.PLAN: 1}


@pytest.mark.parametrize(
    "document",
    [
        "{ __schema { queryType { name } } }",
        '{ __type(name: "Article") { name } }',
        '{ article(slug: "un") { title } page(path: "/", previewToken: "x") { title } }',
        '{ page(path: "/", accessToken: "x") { title } }',
    ],
)
def test_introspection_and_what_tokens_show_is_for_the_reference(document: str) -> None:
    post(document)

    assert outcomes == {Outcome.DESIGN: 1}


def test_a_token_that_is_not_sent_leaves_a_document_to_its_plan() -> None:
    document = 'query($token: String) { page(path: "/", accessToken: $token) { title } }'

    post(document)
    post(document, {"token": None})
    post(document, {"token": "x"})

    assert outcomes == {Outcome.PLAN: 2, Outcome.DESIGN: 1}


def test_a_token_that_a_variable_has_by_default_is_for_the_reference_too() -> None:
    document = 'query($token: String = "x") { page(path: "/", accessToken: $token) { title } }'

    post(document)
    post(document, {"token": None})

    assert outcomes == {Outcome.DESIGN: 1, Outcome.PLAN: 1}


def test_the_setting_gives_everything_to_the_reference(settings: Any) -> None:
    settings.API_PLANS = False

    ask("{ articles { totalCount } }")

    assert outcomes == {Outcome.DESIGN: 1}


@pytest.mark.parametrize(("debugging", "outcome"), [(True, Outcome.DESIGN), (False, Outcome.PLAN)])
def test_a_header_chooses_the_reference_while_debugging_only(settings: Any, debugging: bool, outcome: Outcome) -> None:
    settings.DEBUG = debugging

    Client().get("/graphql/", {"query": "{ articles { totalCount } }"}, headers={"X-Executor": "reference"})

    assert outcomes == {outcome: 1}


def test_an_answer_with_an_error_is_the_references() -> None:
    error = refusal('{ article(slug: "un", id: "1") { title } }')

    assert (error["path"], error["locations"]) == (["article"], [{"line": 1, "column": 3}])
    assert outcomes == {Outcome.ERRORS: 1}


def test_a_plan_that_fails_is_logged_by_its_documents_hash_and_the_reference_answers(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: Any) -> None:
        raise LookupError

    ArticleFactory(title="Un", slug="un")
    monkeypatch.setattr(Plan, "answer", fail)

    with caplog.at_level(logging.WARNING, "cms.api.plans"):
        assert ask('{ article(slug: "un") { title } }') == {"article": {"title": "Un"}}

    assert outcomes == {Outcome.FAILURE: 1}
    (record,) = caplog.records
    assert record.getMessage().startswith("no plan answers document ")
    assert len(record.getMessage().split()[4].rstrip(";")) == 64


def test_a_foreseen_refusal_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise ApiError("No.")

    monkeypatch.setattr(Plan, "answer", refuse)
    ask("{ articles { totalCount } }")

    assert outcomes == {Outcome.ERRORS: 1}
