"""Objects that have the columns asked for, and no others."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import ArticlePage, Author
from cms.api.plans.columns import EVERYTHING, OBJECT, columns
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def needs(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_columns_are_those_needed_with_the_key_first() -> None:
    assert columns(ArticlePage, needs("title", "cover", "body")).names == ("page_ptr_id", "title", "cover_id", "body")


def test_everything_is_all_but_bodies() -> None:
    names = columns(ArticlePage, needs(EVERYTHING)).names
    assert "body" not in names
    assert {"title", "intro", "url_path"} < {*names}
    assert "body" in columns(ArticlePage, needs(EVERYTHING, "body")).names


def test_what_is_no_column_needs_everything() -> None:
    assert columns(ArticlePage, needs("summary")) == columns(ArticlePage, needs(EVERYTHING))


def test_rows_do_for_objects_of_which_columns_alone_are_read() -> None:
    bare = columns(Author, needs("name"))
    (row,) = bare.objects([(3, "Ada")])
    assert (row.id, row.name, bare.bare) == (3, "Ada", True)
    (author,) = columns(Author, needs("name", OBJECT)).objects([(3, "Ada")])
    assert (type(author), author.pk, author.name) == (Author, 3, "Ada")


def test_a_missing_column_is_fetched_when_somebody_asks() -> None:
    made: Any = ArticleFactory(title="Un", intro="Deux")
    (article,) = columns(ArticlePage, needs("title", OBJECT)).objects([(made.pk, "Un")])

    assert (article.pk, article.id, article.title) == (made.pk, made.pk, "Un")
    with CaptureQueriesContext(connection) as captured:
        assert article.intro == "Deux"
    assert len(captured) == 1
