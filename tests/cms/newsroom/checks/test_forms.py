"""What keeps an article from being published never keeps its draft from being saved."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from blog.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory, body, paragraph

pytestmark = [pytest.mark.once, pytest.mark.django_db]

SKIPS = [("heading", {"text": "Lieux", "level": "2"}), ("heading", {"text": "Horaires", "level": "4"})]
GOES_DOWN = [("heading", {"text": "Lieux", "level": "2"}), ("heading", {"text": "Horaires", "level": "3"})]


@pytest.fixture
def article() -> ArticlePage:
    return ArticleFactory(title="Trois ateliers", body=body(paragraph("<p>Avant.</p>")))


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def form(article: ArticlePage, blocks: list[tuple[str, dict[str, str]]], **more: str) -> dict[str, object]:
    empty = {name: inline_formset([]) for name in ("article_authors", "corrections", "comments")}
    values = {"title": article.title, "slug": article.slug, "intro": "", "licence": "", "tags": "", "source": ""}
    return {**nested_form_data({**values, "body": streamfield(blocks), **empty}), **more}


def send(editor: Client, article: ArticlePage, blocks: list[tuple[str, dict[str, str]]], **more: str) -> int:
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return editor.post(address, form(article, blocks, **more)).status_code


def test_skipped_level_blocks_publication_at_its_block(editor: Client, article: ArticlePage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    response = editor.post(address, form(article, SKIPS, **{"action-publish": "1"}))

    errors = response.context["form"].errors["body"].as_data()[0].block_errors
    assert response.status_code == 200
    assert {place: error.messages for place, error in errors.items()} == {
        1: ["L’intertitre « Horaires » est de niveau 4, sans niveau 3 avant lui : choisissez celui-ci."]
    }
    article.refresh_from_db()
    assert [block.block_type for block in article.body] == ["paragraph"]
    assert article.latest_revision is None


def test_draft_with_a_skipped_level_is_saved(editor: Client, article: ArticlePage) -> None:
    assert send(editor, article, SKIPS) == 302

    article.refresh_from_db()
    assert [block.block_type for block in article.get_latest_revision_as_object().body] == ["heading", "heading"]
    assert [block.block_type for block in article.body] == ["paragraph"]


def test_levels_that_go_down_are_published(editor: Client, article: ArticlePage) -> None:
    assert send(editor, article, GOES_DOWN, **{"action-publish": "1"}) == 302

    article.refresh_from_db()
    assert [block.block_type for block in article.body] == ["heading", "heading"]
