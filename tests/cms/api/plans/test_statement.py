"""SQL that is built once: what is bound at each run, what is kept, and for whom it isn't."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.models.signals import post_migrate
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import ArticlePage, Author
from cms.api.plans.statement import Statement
from cms.core.parameters import Keys, Parameter
from cms.core.visibility import opened_restrictions, visible
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory, restrict

pytestmark = pytest.mark.django_db


def names(*keys: int) -> QuerySet[Any, Any]:
    return Author.objects.filter(pk__in=keys).order_by("pk").values_list("name")


def test_the_queryset_is_built_once_and_bound_each_time() -> None:
    built = []

    def build() -> QuerySet[Any, Any]:
        built.append(1)
        return Author.objects.filter(slug=Parameter("slug")).values_list("name")

    statement = Statement(build)
    AuthorFactory(name="Ada", slug="ada")
    AuthorFactory(name="Lise", slug="lise")
    statement.rows(slug="ada")
    before = len(built)

    assert [statement.rows(slug=slug) for slug in ("ada", "lise", "nobody'; --")] == [[("Ada",)], [("Lise",)], []]
    assert len(built) == before


def test_keys_take_any_number_of_values_and_none_asks_nothing() -> None:
    authors = [AuthorFactory(name=name) for name in ("Ada", "Lise", "Emmy")]
    statement = Statement(lambda: Author.objects.filter(pk__in=Keys("keys")).order_by("pk").values_list("name"))

    assert statement.rows(keys=[author.pk for author in authors[1:]]) == [("Lise",), ("Emmy",)]
    assert statement.rows(keys=[authors[0].pk]) == [("Ada",)]
    with CaptureQueriesContext(connection) as captured:
        assert statement.rows(keys=[]) == []
    assert len(captured) == 0


def test_a_slice_is_chosen_at_each_run() -> None:
    for name in "ABCD":
        AuthorFactory(name=name)
    statement = Statement(lambda: Author.objects.order_by("name").values_list("name"), sliced=True)

    assert statement.rows(limit=2, offset=1) == [("B",), ("C",)]
    assert statement.rows(limit=1, offset=3) == [("D",)]


def test_many_sets_of_values_take_one_statement() -> None:
    for name in ("Ada", "Lise"):
        AuthorFactory(name=name, slug=name.lower())
    statement = Statement(lambda: Author.objects.filter(slug=Parameter("slug")).values_list("updated_at", "name"))
    each = [{"slug": "lise"}, {"slug": "nobody"}, {"slug": "ada"}]
    (row,) = statement.rows(slug="lise")

    with CaptureQueriesContext(connection) as captured:
        assert [[name for _moment, name in rows] for rows in statement.rows_of_each(each)] == [["Lise"], [], ["Ada"]]
        assert statement.count_each(each) == [1, 0, 1]
    assert len(captured) == 2
    assert statement.rows_of_each(each)[0] == [row]


def test_time_goes_on_in_a_kept_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    AuthorFactory(name="Ada", expire_at=now + timedelta(hours=1))
    statement = Statement(lambda: visible(Author.objects.all()).values_list("name"))

    assert statement.rows() == [("Ada",)]
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=2))
    assert statement.rows() == []


def test_what_a_password_opened_is_in_no_kept_statement() -> None:
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    restriction = restrict(rubric)
    statement = Statement(lambda: visible(ArticlePage.objects.all()).values_list("pk"))
    assert statement.rows() == []

    token = opened_restrictions.set(frozenset([restriction.pk]))
    try:
        assert statement.rows() == [(article.pk,)]
    finally:
        opened_restrictions.reset(token)

    assert statement.rows() == []


def test_a_migration_lets_statements_be_built_anew() -> None:
    author = AuthorFactory()
    keys = [0]
    statement = Statement(lambda: names(*keys))
    assert statement.rows() == []

    keys.append(author.pk)
    assert statement.rows() == []
    post_migrate.send(sender=type(author)._meta.app_config, app_config=type(author)._meta.app_config, using="default")
    assert statement.rows() == [(author.name,)]


def test_a_statement_that_can_find_nothing_asks_nothing() -> None:
    statement = Statement(lambda: Author.objects.none().values_list("name"))

    with CaptureQueriesContext(connection) as captured:
        assert statement.rows() == []
        assert statement.count_each([{}, {}]) == [0, 0]
    assert len(captured) == 0
