"""The journal and what is large: a whole subtree deleted at once, and changes that many things show."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from blog.models import ArticlePage, RubricPage
from cms.core.preview import world
from cms.journal.models import Entry, PublicItem
from cms.journal.reconciliation import reconcile
from cms.journal.writing import PORTION
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory
from tests.journal import last_sequence, told

pytestmark = pytest.mark.django_db


def fill(rubric: RubricPage, number: int) -> list[int]:
    """Put many articles into a rubric, behind the journal's back, and have it told; return their keys."""
    example = ArticleFactory(parent=rubric)
    pages = [
        Page(
            title=f"Article {n}",
            draft_title=f"Article {n}",
            slug=f"beaucoup-{n}",
            path=Page._get_path(rubric.path, rubric.depth + 1, n),
            depth=rubric.depth + 1,
            url_path=f"{rubric.url_path}beaucoup-{n}/",
            content_type=example.content_type,
            locale=rubric.locale,
        )
        for n in range(2, number + 1)
    ]
    made = Page.objects.bulk_create(pages, batch_size=1_000)
    columns = ", ".join(sorted({field.column for field in ArticlePage._meta.local_concrete_fields} - {"page_ptr_id"}))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO blog_articlepage (page_ptr_id, {columns}) "
            f"SELECT page.id, {columns} FROM blog_articlepage, wagtailcore_page page "
            "WHERE page_ptr_id = %s AND page.slug LIKE 'beaucoup-%%'",
            [example.pk],
        )
    Page.objects.filter(pk=rubric.pk).update(numchild=number)
    reconcile()
    return [example.pk, *(page.pk for page in made)]


def statements(queries: CaptureQueriesContext, beginning: str) -> int:
    return sum(query["sql"].startswith(beginning) for query in queries.captured_queries)


def test_a_deleted_subtree_is_told_page_by_page_in_portions_of_one_transaction():
    rubric, shown = RubricFactory(), ArticleFactory()
    keys = fill(rubric, 2 * PORTION)
    before = last_sequence()
    written: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "journal_entry"'):
            written.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        rows = told(lambda: Page.objects.filter(pk=rubric.pk).delete())
    names = [f"rubric:{rubric.pk}", *(f"article:{key}" for key in keys)]
    assert sorted(rows) == sorted(("withdrawn", name, "deleted", "") for name in names)
    assert Entry.objects.filter(sequence__gt=before).values("transaction").distinct().count() == 1
    assert set(PublicItem.objects.filter(type="article").values_list("key", flat=True)) == {shown.pk}
    # The rubric, then what is below it in two portions. SQLite takes fewer rows at once.
    assert len(written) == {"postgresql": 3, "sqlite": 17}[connection.vendor]


# A hundred rows are more than SQLite takes at once.
@pytest.mark.parametrize("number", [1, 20, pytest.param(100, marks=pytest.mark.needs_postgres)])
def test_an_author_of_many_articles_changes_in_as_many_statements_as_of_one(number: int):
    author, rubric = AuthorFactory(), RubricFactory()
    for _ in range(number):
        ArticleFactory(parent=rubric, authors=[author])
    author.name = "Nouveau nom"
    with CaptureQueriesContext(connection) as queries:
        rows = told(author.save)
    assert len(rows) == 1 + number
    assert statements(queries, 'INSERT INTO "journal_entry"') == 2
    assert len(queries) == AUTHOR_SAVED[connection.vendor]


def test_to_publish_an_article_costs_the_journal_so_many_statements():
    article = ArticleFactory(authors=[AuthorFactory()])
    counts = []
    for unheard in (False, True, False):
        marked = world._inside.set(unheard)
        with CaptureQueriesContext(connection) as queries:
            told(lambda: ArticlePage.objects.get(pk=article.pk).save_revision().publish())
        world._inside.reset(marked)
        counts.append(len(queries))
    assert counts[2] - counts[1] == ARTICLE_PUBLISHED[connection.vendor]


#: What saving an author takes in all, and what the journal adds to publishing an article.
AUTHOR_SAVED = {"sqlite": 37, "postgresql": 37}
ARTICLE_PUBLISHED = {"sqlite": 17, "postgresql": 18}
