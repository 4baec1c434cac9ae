"""Conditional requests: 304 without writing anything, and another mark after each change."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import ArticlePage
from cms.journal.models import Entry, PublicItem
from home.models import PublicationSettings
from tests.cms.syndication.feeds.reading import get, titles
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory, body, heading, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db

FORMATS = ["atom", "rss", "json"]


@pytest.fixture
def article() -> Any:
    ArticleFactory(title="Voisin", parent=RubricFactory(title="Inclusion", slug="inclusion"))
    return ArticleFactory(
        title="Le mien",
        slug="le-mien",
        parent=RubricFactory(title="Mobilité", slug="mobilite"),
        tags=["aidants"],
        authors=[AuthorFactory(name="Ada Martin")],
    )


def etag(name: str = "articles", form: str = "atom") -> str:
    response = get(name, form)
    assert response.status_code == 200
    return str(response["ETag"])


def conditional(mark: str, name: str = "articles", form: str = "atom") -> Any:
    return get(name, form, headers={"If-None-Match": mark})


@pytest.mark.parametrize("form", FORMATS)
def test_reader_who_has_it_is_told_so(article: Any, form: str) -> None:
    first = get("articles", form)
    again = conditional(first["ETag"], form=form)

    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], "public, max-age=0, must-revalidate")
    assert conditional('"another"', form=form).status_code == 200


def test_each_format_has_a_mark_of_its_own(article: Any) -> None:
    assert len({etag(form=form) for form in FORMATS}) == 3


def test_answer_to_a_reader_who_has_it_reads_no_body(article: Any) -> None:
    mark = etag()
    with CaptureQueriesContext(connection) as captured:
        assert conditional(mark).status_code == 304
    assert not [query["sql"] for query in captured if '"body"' in query["sql"] or "core_rendition" in query["sql"]]


@pytest.mark.parametrize("form", FORMATS)
def test_head_says_what_get_does_without_the_feed(article: Any, form: str) -> None:
    from django.test import Client

    answer, head = get("articles", form), Client().head(f"/feeds/articles.{form}")
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Content-Type")} == {
        name: answer[name] for name in ("ETag", "Content-Type")
    }


def test_no_other_method_is_allowed(article: Any) -> None:
    from django.test import Client

    response = Client().post("/feeds/articles.atom")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def edit(article: Any) -> None:
    article.body = body(heading("Autre"))
    article.save_revision().publish()


def rename(article: Any) -> None:
    article.slug = "autre"
    article.save_revision().publish()


def rename_rubric(article: Any) -> None:
    rubric = article.get_parent().specific
    rubric.title = "Autre"
    rubric.save_revision().publish()


def rename_author(article: Any) -> None:
    author = article.article_authors.first().author
    author.name = "Ada Autre"
    author.save()


def name_publication(article: Any) -> None:
    PublicationSettings.objects.create(site=article.get_site(), name="Le Labo")


CHANGES: list[Callable[[Any], Any]] = [
    edit,
    rename,
    rename_rubric,
    rename_author,
    name_publication,
    lambda article: article.unpublish(),
    lambda article: restrict(article, "password"),
    lambda article: restrict(article.get_parent(), "login"),
    lambda article: article.delete(),
    lambda article: ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now()),
    lambda article: ArticlePage.objects.filter(pk=article.pk).update(hidden_from_search_engines=True),
    lambda article: ArticleFactory(parent=article.get_parent(), tags=["aidants"]),
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_gives_another_mark_and_another_feed(article: Any, change: Callable[[Any], Any]) -> None:
    before = {form: get("articles", form) for form in FORMATS}
    told(lambda: change(article))
    for form in FORMATS:
        after = conditional(before[form]["ETag"], form=form)
        assert after.status_code == 200
        assert after.content != before[form].content


@pytest.mark.parametrize("change", [CHANGES[5], CHANGES[6], CHANGES[8]])
def test_withdrawal_of_an_older_article_gives_another_mark(article: Any, change: Callable[[Any], Any]) -> None:
    ArticleFactory(title="Plus récent")
    mark = etag()
    told(lambda: change(article))
    assert conditional(mark).status_code == 200
    assert "Le mien" not in titles()


def test_change_elsewhere_leaves_the_mark(article: Any) -> None:
    marks = {name: etag(name) for name in ("rubrics/mobilite", "tags/aidants")}
    told(lambda: ArticleFactory(parent=RubricFactory(slug="ailleurs")))
    for name, mark in marks.items():
        assert conditional(mark, name).status_code == 304


def test_draft_leaves_the_mark(article: Any) -> None:
    mark = etag()
    article.title = "Brouillon"
    told(article.save_revision)
    assert conditional(mark).status_code == 304


def age(**by: int) -> None:
    """Make the journal as old as if so much time had gone by."""
    for model in (Entry, PublicItem):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(at=row.at - timedelta(**by))


def test_reader_who_knows_dates_alone_is_told_so_too(article: Any) -> None:
    age(days=2)
    date = get("articles")["Last-Modified"]
    assert get("articles", headers={"If-Modified-Since": date}).status_code == 304
    assert get("articles", headers={"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}).status_code == 200
    told(article.unpublish)
    assert get("articles", headers={"If-Modified-Since": date}).status_code == 200


def test_no_date_is_given_while_another_change_could_have_the_same(article: Any) -> None:
    assert "Last-Modified" not in get("articles")
