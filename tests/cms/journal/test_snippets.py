"""What the journal tells of snippets, pictures and settings, and of all that shows them."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction

from blog.models import ArticleAuthor
from cms.journal.models import Entry
from home.models import PublicationSettings
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CollectionFactory,
    ImageFactory,
    LaureateFactory,
    MenuFactory,
    body,
    laureate,
    make_site,
    menu_item,
    related_pages,
)
from tests.journal import told

pytestmark = pytest.mark.django_db


def test_an_author_who_changes_changes_the_articles_they_signed():
    author = AuthorFactory()
    article = ArticleFactory()
    article.article_authors.add(ArticleAuthor(author=author))
    article.save()
    author.name = "Nouveau nom"
    assert told(author.save) == [
        ("updated", f"author:{author.pk}", "", ""),
        ("updated", f"article:{article.pk}", "", f"author:{author.pk}"),
    ]
    assert f"author:{author.pk}" in Entry.objects.last().tags


def test_a_picture_changes_the_author_whose_portrait_it_is_and_their_articles():
    picture = ImageFactory()
    author = AuthorFactory(portrait=picture)
    article = ArticleFactory()
    article.article_authors.add(ArticleAuthor(author=author))
    article.save()
    picture.title = "Portrait"
    assert told(picture.save) == [
        ("updated", f"image:{picture.pk}", "", ""),
        ("updated", f"author:{author.pk}", "", f"image:{picture.pk}"),
        ("updated", f"article:{article.pk}", "", f"author:{author.pk}"),
    ]


def test_a_laureate_taken_back_changes_the_articles_that_speak_of_it():
    thing = LaureateFactory()
    article = ArticleFactory(body=body(laureate(thing)))
    assert told(thing.unpublish) == [
        ("withdrawn", f"laureate:{thing.pk}", "unpublished", ""),
        ("updated", f"article:{article.pk}", "", f"laureate:{thing.pk}"),
    ]


def test_an_award_added_by_itself_changes_its_call_and_its_laureate():
    award = AwardFactory()
    rows = told(lambda: AwardFactory(call=award.call, laureate=award.laureate, project="Autre"))
    assert ("updated", f"call:{award.call_id}", "", "") in rows
    award.call.name = "Nouveau nom"
    assert ("updated", f"laureate:{award.laureate_id}", "", f"call:{award.call_id}") in told(award.call.save)


def test_an_award_given_to_another_changes_both_laureates():
    award = AwardFactory()
    former, award.laureate = award.laureate, LaureateFactory()
    rows = told(award.save)
    assert {("updated", f"laureate:{each.pk}", "", "") for each in (former, award.laureate)} < set(rows)


def test_a_picture_changes_what_shows_the_card_of_an_article_that_it_stands_for():
    picture = ImageFactory()
    article = ArticleFactory(cover=picture)
    showing = ArticleFactory(body=body(related_pages(article)))
    picture.title = "Couverture"
    assert told(picture.save) == [
        ("updated", f"image:{picture.pk}", "", ""),
        ("updated", f"article:{article.pk}", "", f"image:{picture.pk}"),
        ("updated", f"article:{showing.pk}", "", f"article:{article.pk}"),
    ]


def test_a_private_collection_withdraws_its_pictures():
    collection = CollectionFactory()
    picture = ImageFactory(collection=collection)
    restriction = CollectionViewRestriction(collection=collection, restriction_type="login")
    assert told(restriction.save) == [("withdrawn", f"image:{picture.pk}", "private", "")]
    assert told(restriction.delete) == [("published", f"image:{picture.pk}", "", "")]


def test_settings_bear_the_tag_of_the_site():
    site = make_site()
    settings = PublicationSettings.for_site(site.site)
    settings.tagline = "Autre"
    assert told(settings.save) == [("updated", f"publication:{settings.pk}", "", "")]
    assert "site" in Entry.objects.last().tags


def test_a_menu_changes_with_the_page_that_it_leads_to():
    article = ArticleFactory()
    menu = MenuFactory(items=[menu_item(page=article)])
    article.title = "Autre titre"
    assert ("updated", f"menu:{menu.pk}", "", f"article:{article.pk}") in told(article.save)


def test_a_redirect_goes_with_the_page_that_it_leads_to():
    article = ArticleFactory()
    redirect = Redirect.objects.create(old_path="/vieux", redirect_page=article)
    assert Entry.objects.last().name == f"redirect:{redirect.pk}"
    assert ("withdrawn", f"redirect:{redirect.pk}", "unpublished", f"article:{article.pk}") in told(article.unpublish)


def test_a_deleted_picture_changes_what_showed_it():
    picture = ImageFactory()
    article = ArticleFactory(cover=picture)
    name = f"image:{picture.pk}"
    assert told(picture.delete) == [
        ("withdrawn", name, "deleted", ""),
        ("updated", f"article:{article.pk}", "", name),
    ]
