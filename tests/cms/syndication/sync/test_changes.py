"""What the sync API tells: everything once, then what changed, and a tombstone for what is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from cms.journal.models import Entry
from cms.syndication.items import items_of
from tests.factories import (
    AuthorFactory,
    RubricFactory,
    restrict,
)
from tests.partner import article, edit, happens, ids, pull, pull_all, summary

pytestmark = pytest.mark.django_db


def test_the_first_call_gives_everything_and_the_next_nothing(key):
    rubric = happens(RubricFactory)
    one = article(parent=rubric)
    author = happens(AuthorFactory)
    changes, cursor = pull_all(key)
    assert set(ids(changes)) == {f"rubric:{rubric.pk}", f"article:{one.pk}", f"author:{author.pk}"}
    assert pull(key, cursor)["items"] == []
    assert pull(key, cursor)["hasMore"] is False


def test_a_change_carries_the_item_as_it_is_now(key):
    one = article(title="Avant")
    _changes, cursor = pull_all(key)
    edit(one, title="Après")
    (change,) = pull(key, cursor)["items"]
    assert change.keys() == {"sequence", "kind", "reason", "notice", "type", "id", "url", "updatedAt", "item"}
    assert (change["kind"], change["reason"], change["type"]) == ("updated", None, "article")
    assert change["url"] == change["item"]["url"]
    assert change["item"] == items_of("article", [one.pk])[one.pk]
    assert change["item"]["title"] == "Après"


def test_several_entries_about_one_thing_are_given_once(key):
    one = article(title="Un")
    _changes, cursor = pull_all(key)
    for title in ("Deux", "Trois", "Quatre"):
        edit(one, title=title)
    (change,) = pull(key, cursor)["items"]
    assert change["item"]["title"] == "Quatre"
    assert change["sequence"] == Entry.objects.filter(type="article").latest("sequence").sequence


def test_pages_follow_each_other_without_gap_or_overlap(key):
    for _ in range(7):
        article()
    whole, end = pull_all(key)
    in_pages, same_end = pull_all(key, limit=3)
    assert ids(in_pages) == ids(whole)
    assert pull(key, end)["items"] == pull(key, same_end)["items"] == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda page: page.unpublish(), "withdrawn"),
        (lambda page: page.delete(), "deleted"),
        (lambda page: restrict(page, "login"), "private"),
        (lambda page: expire(page), "expired"),
    ],
    ids=["withdrawn", "deleted", "private", "expired"],
)
def test_what_is_gone_leaves_a_tombstone_with_its_reason(key, change, reason):
    one = article()
    _changes, cursor = pull_all(key)
    happens(lambda: change(ArticlePage.objects.get(pk=one.pk)))
    (told,) = pull(key, cursor)["items"]
    assert (told["kind"], told["reason"], told["id"]) == ("withdrawn", reason, f"article:{one.pk}")
    assert told["item"] is None
    assert told["url"].endswith(f"/{one.slug}/")


def expire(page) -> None:
    page.expire_at = timezone.now() - timedelta(hours=1)
    page.save_revision()
    ArticlePage.objects.filter(pk=page.pk).update(expire_at=page.expire_at)
    page.unpublish(set_expired=True)


def test_an_article_past_its_end_is_not_given_before_the_worker_hears_of_it(key):
    one = article()
    _changes, cursor = pull_all(key)
    edit(one, title="Encore")
    ArticlePage.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    assert summary(pull(key, cursor)["items"]) == [("withdrawn", f"article:{one.pk}", "expired")]
    assert summary(pull(key)["items"]) == [("published", f"rubric:{one.get_parent().pk}", None)]


def test_what_comes_back_is_given_again(key):
    one = article()
    _changes, cursor = pull_all(key)
    happens(lambda: restrict(one, "login"))
    changes, cursor = pull_all(key, cursor)
    assert summary(changes) == [("withdrawn", f"article:{one.pk}", "private")]
    happens(lambda: PageViewRestriction.objects.get().delete())
    changes, _cursor = pull_all(key, cursor)
    assert summary(changes) == [("published", f"article:{one.pk}", None)]
    assert changes[0]["item"]["id"] == f"article:{one.pk}"


def test_who_begins_hears_nothing_of_what_was_gone_before(key):
    gone, stays = article(), article()
    happens(lambda: ArticlePage.objects.get(pk=gone.pk).delete())
    changes, _cursor = pull_all(key)
    assert {change["kind"] for change in changes} == {"published"}
    assert f"article:{gone.pk}" not in ids(changes)
    assert f"article:{stays.pk}" in ids(changes)


def test_what_goes_while_one_copies_everything_leaves_a_tombstone(key):
    first = article()
    for _ in range(3):
        article()
    page = pull(key, limit=2)
    assert f"article:{first.pk}" in ids(page["items"])
    happens(lambda: ArticlePage.objects.get(pk=first.pk).delete())
    changes, _cursor = pull_all(key, page["nextCursor"], limit=2)
    assert ("withdrawn", f"article:{first.pk}", "deleted") in summary(changes)


def test_a_rubric_that_is_renamed_changes_its_articles(key):
    rubric = RubricFactory(title="Avant")
    one = article(parent=rubric)
    _changes, cursor = pull_all(key)
    edit(rubric, title="Après")
    told = {change["id"]: change["item"] for change in pull(key, cursor)["items"]}
    assert told[f"article:{one.pk}"]["rubric"]["title"] == "Après"
