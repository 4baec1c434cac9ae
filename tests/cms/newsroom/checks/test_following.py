"""The findings of published pages, kept in step with the journal."""

import pytest

from cms.journal.followers import follow
from cms.newsroom.checks.following import CHECKS
from cms.newsroom.checks.models import PublishedFinding
from tests.factories import ArticleFactory, ImageFactory, body, heading, image
from tests.journal import told

pytestmark = pytest.mark.django_db


def kept() -> list[tuple[int, str]]:
    follow(CHECKS)
    return list(PublishedFinding.objects.order_by("page", "pk").values_list("page", "rule"))


def test_published_page_has_its_findings_until_it_is_mended() -> None:
    article = ArticleFactory(body=body(heading("Bas", 4)))
    assert kept() == [(article.pk, "heading-skipped")]

    article.body = body(heading("Haut", 2))
    told(lambda: article.save_revision().publish())
    assert kept() == []


def test_withdrawn_page_has_none() -> None:
    article = ArticleFactory(body=body(heading("Bas", 4)))
    assert len(kept()) == 1

    told(article.unpublish)
    assert kept() == []


def test_alternative_written_in_the_library_mends_the_articles_that_show_the_picture() -> None:
    picture = ImageFactory(description="")
    article = ArticleFactory(body=body(image(picture)))
    assert kept() == [(article.pk, "alt-missing")]

    picture.description = "Une salle pleine."
    told(picture.save)
    assert kept() == []
