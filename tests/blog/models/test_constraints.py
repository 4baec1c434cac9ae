"""What the database itself refuses of articles and authors."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from blog.models import ArticleAuthor, ArticlePage, Author, LaureateMention
from cms.core.licences import Licence
from tests.factories import ArticleFactory, AuthorFactory, LaureateFactory, body, laureate

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], Any]) -> None:
    """Assert that the database refuses what ``write`` writes."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_author_slug_is_unique_in_a_language_only() -> None:
    first = AuthorFactory(slug="mission")

    refused(lambda: AuthorFactory(slug="mission"))
    other = AuthorFactory(slug="mission", locale=Locale.objects.create(language_code="en"))

    assert set(Author.objects.all()) == {first, other}


def test_author_is_translated_once_into_a_language() -> None:
    first = AuthorFactory()

    refused(lambda: AuthorFactory(translation_key=first.translation_key))

    assert list(Author.objects.all()) == [first]


def test_author_is_of_a_known_kind() -> None:
    AuthorFactory()

    refused(lambda: Author.objects.update(kind="robot"))

    assert Author.objects.get().kind == "person"


def test_author_signs_an_article_once() -> None:
    author = AuthorFactory()
    article = ArticleFactory(authors=[author])

    refused(lambda: ArticleAuthor.objects.create(article=article, author=author))

    assert ArticleAuthor.objects.count() == 1


@pytest.mark.parametrize("licence", ["", *Licence.values])
def test_known_licence_is_stored(licence: str) -> None:
    article = ArticleFactory(licence=licence)

    assert ArticlePage.objects.get(pk=article.pk).licence == licence


def test_unknown_licence_is_refused() -> None:
    ArticleFactory()

    refused(lambda: ArticlePage.objects.update(licence="WTFPL"))

    assert ArticlePage.objects.get().licence == ""


def test_laureate_is_mentioned_once_by_an_article() -> None:
    association = LaureateFactory()
    article = ArticleFactory(body=body(laureate(association)))

    refused(lambda: LaureateMention.objects.create(article=article, laureate=association, position=7))

    assert LaureateMention.objects.get().position == 0
