"""The base of every page: a live page has a date of first publication."""

from datetime import UTC, datetime

import pytest
from wagtail.models import Page

from blog.models import ArticlePage
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2019, 6, 24, 8, tzinfo=UTC)


def stored_date(page: Page) -> datetime | None:
    """Return the date in the database."""
    return ArticlePage.objects.values_list("first_published_at", flat=True).get(pk=page.pk)


def test_page_that_is_created_live_gets_a_date() -> None:
    before = datetime.now(UTC)

    article = ArticleFactory(first_published_at=None)

    date = stored_date(article)
    assert date is not None
    assert before <= date <= datetime.now(UTC)


def test_draft_has_no_date() -> None:
    assert stored_date(ArticleFactory(live=False)) is None


def test_date_is_kept_through_later_publications() -> None:
    article = ArticleFactory(first_published_at=LONG_AGO)

    article.save_revision().publish()
    article = ArticlePage.objects.get(pk=article.pk)
    article.unpublish()
    article.save_revision().publish()

    assert stored_date(article) == LONG_AGO


def test_date_is_written_when_only_the_state_is_saved() -> None:
    article = ArticleFactory(live=False)

    article.live = True
    article.save(update_fields=["live"])

    assert stored_date(article) == article.first_published_at
    assert article.first_published_at is not None


def test_save_of_another_field_of_a_dated_page_writes_that_field_only() -> None:
    article = ArticleFactory(first_published_at=LONG_AGO, intro="Avant")
    article.intro, article.title = "Après", "Autre titre"

    article.save(update_fields=["intro"])

    stored = ArticlePage.objects.get(pk=article.pk)
    assert (stored.intro, stored.title == "Autre titre") == ("Après", False)
