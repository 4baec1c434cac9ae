"""What the journal tells of pages."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticlePage
from cms.journal.models import Entry, PublicItem
from tests.factories import ArticleFactory, RubricFactory, body, related_pages, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db


def test_a_published_article_is_told_once():
    rubric = RubricFactory()
    article = ArticlePage(title="Neuf", slug="neuf", live=False)
    assert told(lambda: rubric.add_child(instance=article)) == []
    assert told(lambda: article.save_revision().publish()) == [("published", f"article:{article.pk}", "", "")]
    entry = Entry.objects.last()
    assert (entry.title, entry.url) == ("Neuf", article.full_url)
    assert entry.tags[:2] == [f"article:{article.pk}", "list:article"]
    assert f"rubric:{rubric.pk}" in entry.tags


def test_a_draft_of_a_live_article_is_not_told():
    article = ArticleFactory()
    article.title = "Brouillon"
    assert told(article.save_revision) == []


def test_an_update_is_told_once_however_often_it_is_saved_in_one_transaction():
    article = ArticleFactory()

    def twice():
        article.save()
        article.save()

    assert told(twice) == [("updated", f"article:{article.pk}", "", "")]
    assert told(article.save) == [("updated", f"article:{article.pk}", "", "")]


def test_a_withdrawn_article_keeps_its_address_and_tags_in_the_journal():
    article = ArticleFactory(title="Parti")
    url, tags = article.full_url, PublicItem.objects.get(type="article", key=article.pk).tags
    assert told(article.unpublish) == [("withdrawn", f"article:{article.pk}", "unpublished", "")]
    entry = Entry.objects.last()
    assert (entry.title, entry.url, entry.tags) == ("Parti", url, tags)
    assert not PublicItem.objects.filter(type="article", key=article.pk).exists()


def test_an_expired_article_is_told_as_such():
    article = ArticleFactory()
    article.expire_at = timezone.now() - timedelta(seconds=1)
    assert told(lambda: article.unpublish(set_expired=True)) == [("withdrawn", f"article:{article.pk}", "expired", "")]


def test_publishing_and_withdrawing_in_one_transaction_tells_both():
    article = ArticleFactory(live=False)

    def both():
        article.save_revision().publish()
        article.refresh_from_db()
        article.unpublish()

    assert [kind for kind, *rest in told(both)] == ["published", "withdrawn"]


def test_renaming_a_rubric_moves_all_that_is_below_it():
    rubric = RubricFactory(slug="ancien")
    article = ArticleFactory(parent=rubric)
    rubric.slug = "nouveau"
    assert told(rubric.save)[:2] == [
        ("moved", f"rubric:{rubric.pk}", "", ""),
        ("moved", f"article:{article.pk}", "", f"rubric:{rubric.pk}"),
    ]
    assert PublicItem.objects.get(type="article", key=article.pk).url == Page.objects.get(pk=article.pk).full_url


def test_a_new_title_of_a_rubric_changes_its_articles():
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    rubric.title = "Nouveau nom"
    assert told(rubric.save) == [
        ("updated", f"rubric:{rubric.pk}", "", ""),
        ("updated", f"article:{article.pk}", "", f"rubric:{rubric.pk}"),
    ]


def test_moving_an_article_tells_of_its_new_address():
    article, target = ArticleFactory(), RubricFactory(slug="ailleurs")
    rows = told(lambda: article.move(target, "last-child"))
    redirect = Redirect.objects.get(redirect_page=article)
    assert rows == [("moved", f"article:{article.pk}", "", ""), ("published", f"redirect:{redirect.pk}", "", "")]
    assert "/ailleurs/" in PublicItem.objects.get(type="article", key=article.pk).url


def test_moving_a_rubric_tells_of_the_new_address_of_each_page_once():
    rubric, target = RubricFactory(), RubricFactory(slug="ailleurs")
    article = ArticleFactory(parent=rubric)
    rows = told(lambda: rubric.move(target, "last-child"))
    assert [row[:2] for row in rows if row[0] == "moved"] == [
        ("moved", f"rubric:{rubric.pk}"),
        ("moved", f"article:{article.pk}"),
    ]
    redirects = Redirect.objects.values_list("pk", flat=True)
    assert {row[1] for row in rows if row[0] == "published"} == {f"redirect:{key}" for key in redirects}
    assert "/ailleurs/" in PublicItem.objects.get(type="article", key=article.pk).url


def test_privacy_above_withdraws_all_that_is_below():
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    rows = told(lambda: restrict(rubric))
    assert set(rows) == {
        ("withdrawn", f"rubric:{rubric.pk}", "private", ""),
        ("withdrawn", f"article:{article.pk}", "private", ""),
    }
    assert len(rows) == 2
    again = told(lambda: PageViewRestriction.objects.all().first().delete())
    assert {row[:2] for row in again} == {("published", f"rubric:{rubric.pk}"), ("published", f"article:{article.pk}")}


def test_an_unpublished_rubric_takes_its_articles_with_it():
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    assert told(rubric.unpublish) == [
        ("withdrawn", f"rubric:{rubric.pk}", "unpublished", ""),
        ("withdrawn", f"article:{article.pk}", "unpublished", f"rubric:{rubric.pk}"),
    ]


def test_deleting_a_rubric_tells_of_each_page_below():
    rubric = RubricFactory()
    articles = [ArticleFactory(parent=rubric) for _ in range(3)]
    rows = told(lambda: Page.objects.get(pk=rubric.pk).delete())
    names = [f"rubric:{rubric.pk}", *(f"article:{each.pk}" for each in articles)]
    assert sorted(rows) == sorted(("withdrawn", name, "deleted", "") for name in names)


def test_an_article_that_shows_another_changes_with_its_title_but_not_with_its_body():
    shown = ArticleFactory()
    article = ArticleFactory(body=body(related_pages(shown)))
    shown.body = body()
    assert told(shown.save) == [("updated", f"article:{shown.pk}", "", "")]
    shown.title = "Autre titre"
    assert told(shown.save) == [
        ("updated", f"article:{shown.pk}", "", ""),
        ("updated", f"article:{article.pk}", "", f"article:{shown.pk}"),
    ]


@pytest.mark.parametrize(
    "delete",
    [
        lambda page: page.get_parent().specific.delete(),
        lambda page: page.delete(),
        lambda page: Page.objects.filter(pk=page.pk).delete(),
    ],
)
def test_an_alias_goes_with_its_page(delete):
    article = ArticleFactory()
    alias = article.create_alias(parent=RubricFactory())
    rows = told(lambda: delete(article))
    assert ("withdrawn", f"article:{alias.pk}", "unpublished", "") in rows
    assert ("withdrawn", f"article:{article.pk}", "deleted") in [row[:3] for row in rows]
    alias.refresh_from_db()
    assert (alias.live, alias.alias_of_id) == (False, None)


@pytest.mark.parametrize("delete", [lambda page: page.delete(), lambda page: Page.objects.filter(pk=page.pk).delete()])
def test_a_private_rubric_that_is_deleted_makes_nothing_public_on_its_way_out(delete):
    rubric = RubricFactory()
    ArticleFactory(parent=rubric)
    ArticleFactory(parent=RubricFactory(parent=rubric))

    def restrict_and_delete() -> None:
        PageViewRestriction.objects.create(page=rubric, restriction_type=PageViewRestriction.LOGIN)
        delete(rubric)

    assert {row[0] for row in told(restrict_and_delete)} == {"withdrawn"}
