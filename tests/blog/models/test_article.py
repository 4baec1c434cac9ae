"""The article: where it can stand, its signatures, tags and drafts."""

import pytest
from wagtail.models import Page

from blog.models import ArticlePage, RubricPage
from home.models import HomePage, StandardPage
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory

pytestmark = pytest.mark.django_db


def test_article_stands_below_a_rubric_only() -> None:
    assert ArticlePage.allowed_parent_page_models() == [RubricPage]
    assert ArticlePage.allowed_subpage_models() == []


def test_rubric_stands_below_the_front_page_or_another_rubric() -> None:
    assert set(RubricPage.allowed_parent_page_models()) == {HomePage, RubricPage}
    assert set(RubricPage.allowed_subpage_models()) == {ArticlePage, RubricPage}
    assert not RubricPage.can_exist_under(StandardPage())


def test_signatures_keep_their_order() -> None:
    authors = [AuthorFactory(name=name) for name in ("Zoé", "Ana", "Luc")]

    article = ArticlePage.objects.get(pk=ArticleFactory(authors=authors).pk)

    assert [str(signature) for signature in article.article_authors.all()] == ["Zoé", "Ana", "Luc"]


def test_draft_leaves_published_tags_and_rubrics_alone_until_it_is_published() -> None:
    rubrics = [RubricFactory(), RubricFactory()]
    article = ArticleFactory(tags=["avant"], also_in=rubrics[:1])
    article.tags.set(["après"])
    article.also_in = rubrics[1:]
    revision = article.save_revision()

    stored = ArticlePage.objects.get(pk=article.pk)
    assert (list(stored.tags.names()), list(stored.also_in.all())) == (["avant"], rubrics[:1])

    revision.publish()

    stored = ArticlePage.objects.get(pk=article.pk)
    assert (list(stored.tags.names()), list(stored.also_in.all())) == (["après"], rubrics[1:])


def test_article_goes_with_its_rubric() -> None:
    article = ArticleFactory()

    Page.objects.get(pk=article.get_parent().pk).delete()

    assert not ArticlePage.objects.exists()


def test_moved_article_takes_the_address_of_its_new_rubric() -> None:
    article = ArticleFactory(slug="lieux", parent=RubricFactory(slug="inclusion"))
    assert article.url_path == "/home/inclusion/lieux/"

    article.move(RubricFactory(slug="mobilite"), pos="last-child")

    assert ArticlePage.objects.get(pk=article.pk).url_path == "/home/mobilite/lieux/"
