"""The index follows what is saved and deleted, and can be made again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from blog.models import ArticlePage
from cms.core.models import SearchDocument
from cms.core.search.indexing import MAX_CHARACTERS, index_all
from tests.factories import ArticleFactory, LaureateFactory, RubricFactory, body, make_site, paragraph

pytestmark = pytest.mark.django_db


def documents() -> set[tuple[str, str]]:
    return set(SearchDocument.objects.values_list("kind", "title"))


def texts() -> set[str]:
    return set(SearchDocument.objects.filter(kind="ARTICLE").values_list("text", flat=True))


def words_kept() -> int:
    """Return how many rows the full-text table has; on PostgreSQL they are the documents."""
    table = "core_searchwords" if connection.vendor == "sqlite" else "core_searchdocument"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_publishing_indexes_the_published_words() -> None:
    article = ArticleFactory(title="Avant", intro="Un.", body=body(paragraph("<p>Deux &amp; <b>trois</b>.</p>")))
    assert ("ARTICLE", "Avant") in documents()
    assert texts() == {"Un.\n\nDeux & trois."}

    article.title = "Après"
    revision = article.save_revision()
    assert ("ARTICLE", "Avant") in documents()
    revision.publish()
    assert ("ARTICLE", "Après") in documents()
    assert ("ARTICLE", "Avant") not in documents()


def test_a_draft_of_a_live_page_stays_out_of_the_index() -> None:
    article = ArticleFactory(title="Publié")
    draft = article.get_latest_revision_as_object()
    draft.title, draft.intro = "Brouillon", "Secret"
    draft.save_revision()
    draft.save(update_fields=["has_unpublished_changes"])

    assert ("ARTICLE", "Publié") in documents()
    assert not any("Brouillon" in title for _kind, title in documents())


def test_unpublishing_takes_out_of_the_index_also_as_a_mere_page() -> None:
    first, second = ArticleFactory(title="Un"), ArticleFactory(title="Deux")

    first.unpublish()
    Page.objects.get(pk=second.pk).unpublish()

    assert not documents() & {("ARTICLE", "Un"), ("ARTICLE", "Deux")}


def test_deleting_takes_out_of_the_index_with_all_that_is_below() -> None:
    make_site()
    before = documents()
    rubric, laureate = RubricFactory(), LaureateFactory()
    ArticleFactory(parent=rubric)
    assert len(documents()) == len(before) + 3

    laureate.delete()
    rubric.refresh_from_db()
    rubric.delete()

    assert documents() == before
    assert words_kept() == len(before)


def test_the_index_is_made_again() -> None:
    ArticleFactory(title="Un", intro="Potager")
    LaureateFactory(name="Deux")
    before = documents()
    SearchDocument.objects.filter(title="Un").update(title="Faux", text="")
    SearchDocument.objects.filter(title="Deux").delete()
    said = StringIO()

    call_command("rebuild_search", stdout=said)

    assert documents() == before
    assert texts() == {"Potager"}
    assert words_kept() == len(before)
    assert said.getvalue().splitlines() == [
        "home.HomePage: 1",
        "blog.ArticlePage: 1",
        "blog.RubricPage: 1",
        "laureates.Laureate: 1",
        "4 things can be found.",
    ]


def test_a_bulk_loader_indexes_what_it_wrote() -> None:
    live, draft = ArticleFactory(title="Un"), ArticleFactory(title="Deux", live=False)
    ArticlePage.objects.filter(pk__in=[live.pk, draft.pk]).update(title="Changé")
    numbers: list[int] = []

    assert index_all(ArticlePage.objects.filter(pk__in=[live.pk, draft.pk]), numbers.append) == 1

    assert numbers == [1]
    assert [title for kind, title in documents() if kind == "ARTICLE"] == ["Changé"]


def test_a_text_of_any_length_is_indexed() -> None:
    words = " ".join(f"mot{number}é" for number in range(60_000))
    ArticleFactory(title="Long", intro=words, body=body(paragraph(f"<p>{words}</p>")))

    assert [len(text) for text in texts()] == [2 * MAX_CHARACTERS + 2]
