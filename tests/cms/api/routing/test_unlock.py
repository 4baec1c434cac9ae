"""`unlockPage` and `page(accessToken:)`: what a password opens, for how long, and what it doesn't."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.api.routing.access import SALT
from cms.core.visibility import opened_restrictions
from tests.asking import ask, post, refusal
from tests.factories import ArticleFactory, RubricFactory, StandardPageFactory, make_site, restrict
from tests.factories.privacy import PASSWORD

pytestmark = pytest.mark.django_db

UNLOCK = """mutation ($path: String!, $password: String!) {
  unlockPage(path: $path, password: $password) { accessToken expiresAt errors { field code message } }
}"""
PAGE = "query ($path: String, $id: ID, $token: String) { page(path: $path, id: $id, accessToken: $token) { title } }"


def unlock(path: str, password: str = PASSWORD) -> dict[str, Any]:
    return ask(UNLOCK, path=path, password=password)["unlockPage"]


def token_for(path: str, password: str = PASSWORD) -> str:
    return unlock(path, password)["accessToken"]


def title(path: str, token: str | None = None) -> str | None:
    page = ask(PAGE, path=path, token=token)["page"]
    return page["title"] if page else None


def codes(answer: dict[str, Any]) -> list[tuple[str, str]]:
    assert (answer["accessToken"], answer["expiresAt"]) == (None, None)
    return [(each["field"], each["code"]) for each in answer["errors"]]


@pytest.fixture
def press() -> Page:
    """A rubric with a password, and an article in it."""
    rubric = RubricFactory(title="Presse", slug="presse")
    ArticleFactory(parent=rubric, title="Secret", slug="secret")
    restrict(rubric)
    return rubric


def test_password_opens_the_page_and_what_is_below_for_half_an_hour(press: Page) -> None:
    answer = unlock("/presse/")

    assert answer["errors"] == []
    left = datetime.fromisoformat(answer["expiresAt"]) - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert title("/presse/", answer["accessToken"]) == "Presse"
    assert title("/presse/secret/", answer["accessToken"]) == "Secret"
    assert ask(PAGE, id=str(press.pk), token=answer["accessToken"])["page"] == {"title": "Presse"}


def test_password_is_taken_at_any_page_below_and_with_spaces_around(press: Page) -> None:
    assert title("/presse/", token_for("/presse/secret/", f" {PASSWORD} ")) == "Presse"


def test_opened_page_shows_its_neighbours_of_the_same_subtree(press: Page) -> None:
    document = """query ($token: String) { page(path: "/presse/secret/", accessToken: $token) {
      parent { title } ... on ArticlePage { rubric { title articles { nodes { title } totalCount } } }
    } }"""
    rubric = {"title": "Presse", "articles": {"nodes": [{"title": "Secret"}], "totalCount": 1}}
    assert ask(document, token=token_for("/presse/")) == {"page": {"parent": {"title": "Presse"}, "rubric": rubric}}


def test_token_that_a_variable_has_by_default_counts_for_its_field_only(press: Page) -> None:
    document = f"""query ($token: String = "{token_for("/presse/")}") {{
      page(path: "/presse/", accessToken: $token) {{ title }}
      again: page(path: "/presse/") {{ title }}
      pages(filter: {{ contentType: ["blog.RubricPage"] }}) {{ nodes {{ title }} }}
    }}"""
    assert ask(document) == {"page": {"title": "Presse"}, "again": None, "pages": {"nodes": []}}


def test_token_counts_for_the_field_that_it_is_given_to_only(press: Page) -> None:
    document = """query ($token: String) {
      before: articles { totalCount }
      page(path: "/presse/", accessToken: $token) { title }
      again: page(path: "/presse/") { title }
      articles { totalCount }
      pages(filter: { contentType: ["blog.ArticlePage"] }) { nodes { title } }
      sitemap { nodes { path } }
    }"""
    assert ask(document, token=token_for("/presse/")) == {
        "before": {"totalCount": 0},
        "page": {"title": "Presse"},
        "again": None,
        "articles": {"totalCount": 0},
        "pages": {"nodes": []},
        "sitemap": {"nodes": [{"path": "/"}]},
    }


def test_nothing_stays_open_after_the_answer(press: Page) -> None:
    token = token_for("/presse/")
    assert title("/presse/", token) == "Presse"
    assert opened_restrictions.get() == frozenset()
    assert title("/presse/") is None


def test_token_opens_no_other_private_page(press: Page) -> None:
    restrict(StandardPageFactory(slug="autre"))
    restrict(StandardPageFactory(slug="comptes"), "login")
    restrict(StandardPageFactory(slug="groupe"), "groups")
    token = token_for("/presse/")
    assert [title(path, token) for path in ("/autre/", "/comptes/", "/groupe/")] == [None, None, None]


def test_token_opens_no_draft(press: Page) -> None:
    StandardPageFactory(parent=press, slug="brouillon", live=False)
    assert title("/presse/brouillon/", token_for("/presse/")) is None


def test_page_below_two_passwords_needs_both(press: Page) -> None:
    inner = StandardPageFactory(parent=press, title="Intérieur", slug="interieur")
    PageViewRestriction.objects.create(page=inner, restriction_type="password", password="second")
    outer_token, inner_token = token_for("/presse/"), token_for("/presse/interieur/", "second")

    assert title("/presse/interieur/", outer_token) is None
    assert title("/presse/interieur/", inner_token) is None
    assert title("/presse/interieur/", f"{outer_token},{inner_token}") == "Intérieur"


def test_new_password_revokes_tokens(press: Page) -> None:
    token = token_for("/presse/")
    PageViewRestriction.objects.update(password="another")
    assert title("/presse/", token) is None
    PageViewRestriction.objects.update(password=PASSWORD)
    assert title("/presse/", token) == "Presse"


def test_token_expires(press: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    token = token_for("/presse/")
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 29 * 60)
    assert title("/presse/", token) == "Presse"
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 31 * 60)
    assert title("/presse/", token) is None


def spoilt(token: str) -> list[str]:
    payload, moment, signature = token.split(":")
    return [
        "",
        ",",
        "x",
        token[:-1],
        token.swapcase(),
        f"{payload}:{moment}:",
        f"{payload}::{signature}",
        f"{payload}:zzzzzz:{signature}",
        ":".join((payload[::-1], moment, signature)),
        token + "\u00e9",
        ",".join(["x"] * 10 + [token]),
        TimestampSigner(salt="another").sign_object([1, "x"]),
        TimestampSigner(key="another secret", salt=SALT).sign_object([1, "x"]),
        "a" * 20_000,
    ]


def test_spoilt_token_is_like_none(press: Page) -> None:
    for token in spoilt(token_for("/presse/")):
        assert title("/presse/", token) is None, token
        assert title("/", token) == make_site().home.title


def test_wrong_password_opens_nothing(press: Page) -> None:
    for password in ("wrong", "", " ", PASSWORD.upper(), "é", "x" * 10_000):
        assert codes(unlock("/presse/", password)) == [("password", "WRONG_PASSWORD")]
        # Ten tries an hour are tested below.
        from cms.core.counting import in_process

        in_process.clear()


def test_empty_password_of_a_page_opens_nothing(press: Page) -> None:
    PageViewRestriction.objects.update(password="")
    assert codes(unlock("/presse/", "")) == [("password", "WRONG_PASSWORD")]


@pytest.mark.parametrize("path", ["/inconnu/", "/public/", "/comptes/", "/brouillon/", "/%00/", "/" + "a" * 9_000])
def test_path_without_a_password_answers_like_an_unknown_one(path: str) -> None:
    StandardPageFactory(slug="public")
    restrict(StandardPageFactory(slug="comptes"), "login")
    restrict(StandardPageFactory(slug="brouillon", live=False))
    assert codes(unlock(path)) == [("path", "NOT_FOUND")]


def test_eleventh_try_within_the_hour_is_refused_even_with_the_password(press: Page) -> None:
    tries = ["/presse/", "/presse/secret/"] * 5
    for path in tries:
        assert codes(unlock(path, "wrong")) == [("password", "WRONG_PASSWORD")]

    for path in ("/presse/", "/presse/secret/"):
        error = refusal(UNLOCK, path=path, password=PASSWORD)
        assert error["extensions"]["code"] == "RATE_LIMITED"
        assert 3500 < error["extensions"]["retryAfter"] <= 3600


def test_tries_at_one_page_from_one_address_leave_the_others_alone(press: Page) -> None:
    restrict(StandardPageFactory(slug="autre"))
    for _try in range(11):
        post(UNLOCK, {"path": "/presse/", "password": "wrong"})

    assert unlock("/autre/")["errors"] == []
    answer = Client(REMOTE_ADDR="192.0.2.7").post(
        "/graphql/",
        {"query": UNLOCK, "variables": {"path": "/presse/", "password": PASSWORD}},
        content_type="application/json",
    )
    assert answer.json()["data"]["unlockPage"]["errors"] == []


@pytest.mark.parametrize("valid", [True, False])
def test_answer_to_a_token_is_never_kept(press: Page, valid: bool) -> None:
    token = token_for("/presse/") if valid else "wrong"
    for document in (PAGE, PAGE.replace("title", "title").replace("query", "query Named")):
        response = Client().get("/graphql/", {"query": document, "variables": f'{{"path": "/", "token": "{token}"}}'})
        assert response["Cache-Control"] == "no-store"
        assert "ETag" not in response
