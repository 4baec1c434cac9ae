"""What a page puts in its head."""

from datetime import UTC, datetime

import pytest

from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    CollectionFactory,
    ImageFactory,
    RubricFactory,
    StandardPageFactory,
    restrict,
)

pytestmark = pytest.mark.django_db

FIELDS = "title description image { title } canonicalUrl robots"


def seo(page: object) -> dict:
    """Return what a page puts in its head."""
    return ask(f"query($id: ID) {{ page(id: $id) {{ seo {{ {FIELDS} }} }} }}", id=str(page.pk))["page"]["seo"]


def test_what_editors_wrote_comes_first() -> None:
    article = ArticleFactory(
        title="Titre",
        slug="titre",
        parent=RubricFactory(slug="inclusion"),
        intro="Chapeau.",
        seo_title="Titre court",
        search_description="Pour les moteurs.",
        seo_image=ImageFactory(title="Partage"),
        cover=ImageFactory(title="Une"),
        canonical_url="https://ailleurs.example.org/titre",
        hidden_from_search_engines=True,
        first_published_at=datetime(2019, 6, 24, 8, tzinfo=UTC),
        last_published_at=datetime(2019, 6, 25, 8, tzinfo=UTC),
    )

    assert seo(article) == {
        "title": "Titre court",
        "description": "Pour les moteurs.",
        "image": {"title": "Partage"},
        "canonicalUrl": "https://ailleurs.example.org/titre",
        "robots": "noindex, follow",
    }


def test_else_the_page_speaks_for_itself() -> None:
    article = ArticleFactory(
        title="Titre",
        slug="titre",
        parent=RubricFactory(slug="inclusion"),
        intro="Chapeau.",
        cover=ImageFactory(title="Une"),
    )

    assert seo(article) == {
        "title": "Titre",
        "description": "Chapeau.",
        "image": {"title": "Une"},
        "canonicalUrl": "http://localhost/inclusion/titre/",
        "robots": "index, follow",
    }


def test_rubric_and_standard_page_use_their_own_summary() -> None:
    rubric = seo(RubricFactory(description="De quoi il s’agit.", image=ImageFactory(title="Vignette")))
    standard = seo(StandardPageFactory(intro="Qui nous sommes."))

    assert (rubric["description"], rubric["image"]) == ("De quoi il s’agit.", {"title": "Vignette"})
    assert (standard["description"], standard["image"]) == ("Qui nous sommes.", None)


def test_hidden_share_image_is_passed_over_for_the_next_one() -> None:
    private = CollectionFactory()
    restrict(private)
    hidden = ImageFactory(title="Secret", collection=private)

    assert seo(ArticleFactory(seo_image=hidden, cover=ImageFactory(title="Une")))["image"] == {"title": "Une"}
    assert seo(ArticleFactory(seo_image=hidden))["image"] is None
