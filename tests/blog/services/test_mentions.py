"""The list of laureates that an article speaks of follows its published body."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import ArticlePage, LaureateMention
from tests.factories import (
    ArticleFactory,
    LaureateFactory,
    body,
    call,
    heading,
    laureate,
    laureate_list,
    paragraph,
)
from tests.factories.laureates import CallFactory

pytestmark = pytest.mark.django_db


def mentioned(article: ArticlePage) -> list[Any]:
    """Return the laureates that are listed, in order."""
    return [mention.laureate for mention in LaureateMention.objects.filter(article=article).order_by("position")]


@pytest.fixture
def associations() -> list[Any]:
    return [LaureateFactory() for _number in range(3)]


def test_each_laureate_is_listed_once_where_the_body_first_speaks_of_it(associations: list[Any]) -> None:
    first, second, third = associations
    blocks = [heading(), laureate(second), laureate_list(first, second, third), call(CallFactory()), laureate(first)]

    article = ArticleFactory(body=body(*blocks))

    assert mentioned(article) == [second, first, third]
    assert list(article.mentions.values_list("position", flat=True)) == [0, 1, 2]


def test_draft_changes_nothing_until_it_is_published(associations: list[Any]) -> None:
    first, second, _third = associations
    article = ArticleFactory(body=body(laureate(first)))

    article.body = body(laureate(second), laureate(first))
    revision = article.save_revision()
    assert mentioned(article) == [first]

    revision.publish()
    assert mentioned(article) == [second, first]


def test_laureate_that_the_body_no_longer_names_is_taken_off(associations: list[Any]) -> None:
    article = ArticleFactory(body=body(laureate_list(*associations)))

    article.body = body(paragraph())
    article.save()

    assert mentioned(article) == []


def test_order_follows_the_body(associations: list[Any]) -> None:
    article = ArticleFactory(body=body(laureate_list(*associations)))

    article.body = body(laureate_list(*reversed(associations)))
    article.save()

    assert mentioned(article) == associations[::-1]


def test_deleted_laureate_is_taken_off_and_the_article_still_saves(associations: list[Any]) -> None:
    first, second, _third = associations
    article = ArticleFactory(body=body(laureate(first), laureate(second)))

    first.delete()
    assert mentioned(article) == [second]

    ArticlePage.objects.get(pk=article.pk).save()
    assert mentioned(article) == [second]


def test_laureate_that_never_existed_is_passed_over(associations: list[Any]) -> None:
    unknown = laureate(associations[0])
    unknown["value"]["laureate"] = 987_654

    assert mentioned(ArticleFactory(body=body(unknown, laureate(associations[1])))) == [associations[1]]


def test_save_of_other_fields_asks_nothing_of_the_mentions(associations: list[Any]) -> None:
    article = ArticleFactory(body=body(laureate(associations[0])))

    with CaptureQueriesContext(connection) as statements:
        article.save(update_fields=["intro"])

    assert not [each for each in statements if "blog_laureatemention" in each["sql"]]


def test_body_that_names_the_same_laureates_rewrites_nothing(associations: list[Any]) -> None:
    article = ArticleFactory(body=body(laureate(associations[0])))
    before = LaureateMention.objects.get().pk

    article.body = body(heading(), laureate(associations[0]))
    article.save()

    assert LaureateMention.objects.get().pk == before
