"""Drafts shown by token: what is unsaved, nested drafts, and nothing that isn't on the draft's own way."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticleAuthor, ArticlePage, Contribution
from cms.core.models import Preview
from cms.core.preview import create_panel_preview, create_share_link
from home.models import HomePage
from laureates.models import Laureate, LaureateKeyFigure
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    LaureateFactory,
    RubricFactory,
    UserFactory,
    body,
    heading,
    laureate,
    make_site,
    restrict,
)

pytestmark = pytest.mark.django_db

QUERY = """query ($token: String) {
  page(previewToken: $token) {
    title path parent { title }
    ... on ArticlePage {
      intro rubric { title } authors { name } tags { name } laureates { name keyFigures { label } }
      body { ... on HeadingBlock { text } }
    }
  }
}"""


def ask(client: Any, token: str | None, query: str = QUERY) -> Any:
    return client.post("/graphql/", {"query": query, "variables": {"token": token}}, content_type="application/json")


@pytest.fixture
def article() -> ArticlePage:
    return ArticleFactory(title="Publié", slug="publie", intro="Avant", tags=["ancien"])


def unsaved(article: ArticlePage, **changes: Any) -> ArticlePage:
    writing = ArticlePage.objects.get(pk=article.pk)
    for name, value in changes.items():
        setattr(writing, name, value)
    return writing


def test_a_token_shows_what_is_not_saved(client, article):
    author = AuthorFactory(name="Nouvelle autrice")
    writing = unsaved(article, title="Récrit", intro="Après", body=body(heading("Inédit")))
    writing.article_authors = [ArticleAuthor(author=author)]
    writing.tags.set(["neuf"])
    token = create_panel_preview(writing, UserFactory())

    shown = ask(client, token).json()["data"]["page"]

    assert shown["title"] == "Récrit"
    assert shown["intro"] == "Après"
    assert shown["authors"] == [{"name": "Nouvelle autrice"}]
    assert shown["tags"] == [{"name": "neuf"}]
    assert shown["body"] == [{"text": "Inédit"}]
    assert shown["parent"] == {"title": article.get_parent().title}


def test_nothing_of_a_preview_is_kept(client, article):
    token = create_panel_preview(unsaved(article, title="Récrit"), UserFactory())
    ask(client, token)
    stored = ArticlePage.objects.get(pk=article.pk)
    assert stored.title == "Publié"
    assert ask(client, None, '{ article(slug: "publie") { title } }').json()["data"] == {"article": {"title": "Publié"}}


def test_a_page_that_was_never_saved_is_shown_below_its_parent(client):
    rubric = RubricFactory(title="Ma rubrique", slug="ma-rubrique")
    new = ArticlePage(title="Tout neuf", slug="tout-neuf", locale=rubric.locale)
    token = create_panel_preview(new, UserFactory(), parent=rubric)

    shown = ask(client, token).json()["data"]["page"]

    assert shown["title"] == "Tout neuf"
    assert shown["path"] == "/ma-rubrique/tout-neuf/"
    assert shown["rubric"] == {"title": "Ma rubrique"}
    assert not ArticlePage.objects.filter(slug="tout-neuf").exists()


def test_nested_drafts_of_snippets_are_shown(client, article):
    association = LaureateFactory(name="Ancien nom")
    association.name = "Nouveau nom"
    association.key_figures = [LaureateKeyFigure(value=3, label="ateliers")]
    association.save_revision()
    hidden = LaureateFactory(name="Jamais publiée", live=False)
    token = create_panel_preview(unsaved(article, body=body(laureate(association), laureate(hidden))), UserFactory())

    shown = ask(client, token).json()["data"]["page"]["laureates"]

    assert shown == [
        {"name": "Nouveau nom", "keyFigures": [{"label": "ateliers"}]},
        {"name": "Jamais publiée", "keyFigures": []},
    ]
    assert Laureate.objects.get(pk=association.pk).name == "Ancien nom"


def test_an_article_of_a_private_draft_rubric_is_shown_and_its_neighbours_are_not(client):
    rubric = RubricFactory(title="En préparation", slug="preparation", live=False)
    mine = ArticleFactory(parent=rubric, title="Le mien", live=False)
    ArticleFactory(parent=rubric, title="Le voisin")
    restrict(rubric)
    token = create_share_link(mine, UserFactory())
    query = """query ($token: String) {
      page(previewToken: $token) { title parent { title children { nodes { title } } } ancestors { title } }
      pages(filter: {contentType: ["blog.ArticlePage"]}) { nodes { title } }
    }"""

    data = ask(client, token, query).json()["data"]

    assert data["page"]["title"] == "Le mien"
    assert data["page"]["parent"] == {"title": "En préparation", "children": {"nodes": [{"title": "Le mien"}]}}
    assert data["pages"]["nodes"] == [{"title": "Le mien"}]
    assert PageViewRestriction.objects.count() == 1
    assert not Page.objects.get(pk=rubric.pk).live


def test_a_share_link_shows_the_latest_draft(client, article):
    token = create_share_link(article, UserFactory())
    for title in ("Premier jet", "Second jet"):
        unsaved(article, title=title).save_revision()
        assert ask(client, token).json()["data"]["page"]["title"] == title


@pytest.mark.parametrize("change", ["expired", "revoked", "altered", "unknown"])
def test_a_token_that_is_no_good_shows_nothing(client, article, change):
    token = create_share_link(unsaved(article, title="Secret"), UserFactory())
    if change == "expired":
        Preview.objects.update(expires_at=timezone.now())
    if change == "revoked":
        Preview.objects.update(revoked_at=timezone.now())
    sent = {"altered": token[:-1] + ("A" if token[-1] != "A" else "B"), "unknown": "x" * 43}.get(change, token)
    answer = ask(client, sent)
    assert answer.json()["data"] == {"page": None}
    assert answer["Cache-Control"] == "no-store"


def test_a_token_opens_no_other_page(client, article):
    other = ArticleFactory(title="Autre brouillon", live=False)
    token = create_share_link(article, UserFactory())
    query = f"query ($token: String) {{ page(id: {other.pk}, previewToken: $token) {{ title }} }}"
    assert ask(client, token, query).json()["data"] == {"page": None}


def test_a_page_is_no_snippet(client, article):
    token = create_share_link(article, UserFactory())
    query = "query ($token: String) { laureate(previewToken: $token) { name } }"
    assert ask(client, token, query).json()["data"] == {"laureate": None}


def test_a_draft_snippet_is_shown_by_its_token(client):
    association = LaureateFactory(name="Brouillon", live=False)
    token = create_panel_preview(association, UserFactory())
    query = "query ($token: String) { laureate(previewToken: $token) { name } }"
    assert ask(client, token, query).json()["data"] == {"laureate": {"name": "Brouillon"}}


def test_answers_with_a_draft_are_kept_by_nobody(client, article):
    token = create_share_link(article, UserFactory())
    answer = client.get(
        "/graphql/", {"query": "query($t: String){page(previewToken:$t){title}}", "variables": f'{{"t":"{token}"}}'}
    )
    assert answer.json()["data"] == {"page": {"title": "Publié"}}
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "ETag" not in answer


def test_a_document_takes_one_token(client, article):
    query = '{ a: page(previewToken: "x") { title } b: page(previewToken: "y") { title } }'
    answer = ask(client, None, query).json()
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_an_editor_has_one_preview_a_thing_and_it_lasts_an_hour(client, article):
    user = UserFactory()
    first = create_panel_preview(article, user)
    second = create_panel_preview(article, user)
    assert ask(client, first).json()["data"] == {"page": None}
    assert ask(client, second).json()["data"]["page"]["title"] == "Publié"
    left = Preview.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(hours=1)


def test_a_token_that_a_variable_has_by_default_shows_the_draft(client, article):
    token = create_panel_preview(unsaved(article, title="Récrit"), UserFactory())
    query = f'query ($token: String = "{token}") {{ page(previewToken: $token) {{ title }} }}'

    response = client.post("/graphql/", {"query": query}, content_type="application/json")

    assert response.json()["data"] == {"page": {"title": "Récrit"}}
    assert response["Cache-Control"] == "no-store"


def test_what_a_mutation_stores_stays_though_its_document_shows_a_draft_elsewhere(client, article):
    document = """query Draft($token: String) { page(previewToken: $token) { title } }
    mutation Send($input: ContributionInput!) { submitContribution(input: $input) { reference errors { field } } }"""
    contribution = {
        "kind": "ARTICLE",
        "contributorKind": "CITIZEN",
        "name": "Ana Diop",
        "email": "ana@example.org",
        "title": "Une idée",
        "summary": "En deux mots.",
        "consent": True,
    }
    variables = {"token": create_share_link(article, UserFactory()), "input": contribution}
    parameters = {"query": document, "operationName": "Send", "variables": variables}

    answer = client.post("/graphql/", parameters, content_type="application/json").json()

    sent = answer["data"]["submitContribution"]
    assert sent["errors"] == []
    assert [each.reference for each in Contribution.objects.all()] == [sent["reference"]]


def test_a_draft_of_the_front_page_moves_nothing_for_others(client, article):
    query = '{ article(slug: "publie") { url } }'
    before = ask(client, None, query).json()["data"]
    front = HomePage.objects.get(pk=make_site().home.pk)
    front.slug = "autre-accueil"

    ask(client, create_panel_preview(front, UserFactory()))

    assert ask(client, None, query).json()["data"] == before
