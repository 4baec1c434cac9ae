"""What the sync API tells a partner whose key opens a part of the publication."""

import json

import pytest

from blog.models import ArticlePage
from tests.factories import (
    AuthorFactory,
    LaureateFactory,
    PartnerFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    key_of,
    related_pages,
)
from tests.partner import article, edit, happens, ids, narrow, pull, pull_all, summary

pytestmark = pytest.mark.django_db


def test_a_key_for_one_rubric_opens_its_pages_and_what_is_listed_there(key):
    mine, other = RubricFactory(), RubricFactory()
    inside, below = article(parent=mine), article(parent=RubricFactory(parent=mine))
    guest, outside = article(parent=other, also_in=[mine]), article(parent=other)
    laureate = happens(LaureateFactory)
    happens(lambda: StandardPageFactory())
    changes, _cursor = pull_all(narrow(mine))
    assert set(ids(changes)) == {
        f"rubric:{mine.pk}",
        f"rubric:{below.get_parent().pk}",
        f"article:{inside.pk}",
        f"article:{below.pk}",
        f"article:{guest.pk}",
        f"laureate:{laureate.pk}",
    }
    assert outside.title not in json.dumps(changes)


def test_a_key_for_one_type_opens_nothing_else(key):
    one = article(authors=[AuthorFactory()])
    token = key_of(PartnerFactory(types=["article"]))
    changes, cursor = pull_all(token)
    assert ids(changes) == [f"article:{one.pk}"]
    happens(AuthorFactory)
    assert pull(token, cursor)["items"] == []


def test_an_article_that_leaves_the_rubric_is_out_of_scope(key):
    mine, other = RubricFactory(), RubricFactory()
    one = article(parent=mine)
    token = narrow(mine)
    _changes, cursor = pull_all(token)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(other, "last-child"))
    changes, cursor = pull_all(token, cursor)
    assert summary(changes) == [("withdrawn", f"article:{one.pk}", "out-of-scope")]
    assert changes[0]["item"] is None
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(type(mine).objects.get(pk=mine.pk), "last-child"))
    changes, _cursor = pull_all(token, cursor)
    assert summary(changes) == [("moved", f"article:{one.pk}", None)]


def test_an_article_that_is_no_longer_listed_in_the_rubric_is_out_of_scope(key):
    mine = RubricFactory()
    one = article(also_in=[mine])
    token = narrow(mine)
    changes, cursor = pull_all(token)
    assert f"article:{one.pk}" in ids(changes)
    edit(one, also_in=[])
    changes, _cursor = pull_all(token, cursor)
    assert summary(changes) == [("withdrawn", f"article:{one.pk}", "out-of-scope")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda one: edit(one, title="Autre"), "out-of-scope"),
        (lambda one: happens(lambda: ArticlePage.objects.get(pk=one.pk).unpublish()), "withdrawn"),
        (lambda one: happens(lambda: ArticlePage.objects.get(pk=one.pk).delete()), "deleted"),
    ],
    ids=["edited", "withdrawn", "deleted"],
)
def test_an_article_that_left_the_rubric_is_told_also_if_something_happened_to_it_there(key, change, reason):
    mine, other = RubricFactory(), RubricFactory()
    one = article(parent=mine)
    token = narrow(mine)
    _changes, cursor = pull_all(token)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(other, "last-child"))
    change(one)
    changes, cursor = pull_all(token, cursor)
    assert summary(changes) == [("withdrawn", f"article:{one.pk}", reason)]
    edit(article(parent=other), title="Encore")
    assert pull_all(token, cursor)[0] == []


def test_an_article_withdrawn_and_published_again_elsewhere_is_told(key):
    mine, other = RubricFactory(), RubricFactory()
    one = article(parent=mine)
    token = narrow(mine)
    _changes, cursor = pull_all(token)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).unpublish())
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(other, "last-child"))
    happens(lambda: ArticlePage.objects.get(pk=one.pk).save_revision().publish())
    assert summary(pull_all(token, cursor)[0]) == [("withdrawn", f"article:{one.pk}", "out-of-scope")]


def test_a_narrow_key_is_not_told_the_address_of_what_it_perhaps_never_had(key):
    mine, other = RubricFactory(), RubricFactory()
    one, linking = article(parent=mine), article(parent=other, body=body(related_pages(mine)))
    token = narrow(mine)
    _changes, cursor = pull_all(token)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(other, "last-child"))
    happens(lambda: ArticlePage.objects.get(pk=linking.pk).unpublish())
    assert {change["url"] for change in pull_all(token, cursor)[0]} == {None}


def test_a_narrow_key_hears_nothing_of_what_goes_elsewhere(key):
    mine = RubricFactory()
    elsewhere = article()
    token = narrow(mine)
    _changes, cursor = pull_all(token)
    edit(elsewhere, title="Autre")
    happens(lambda: ArticlePage.objects.get(pk=elsewhere.pk).delete())
    assert pull(token, cursor)["items"] == []


def test_a_rubric_that_is_deleted_opens_nothing_instead_of_everything(key):
    mine = RubricFactory()
    article()
    token = narrow(mine)
    happens(lambda: type(mine).objects.get(pk=mine.pk).delete())
    assert pull_all(token)[0] == []


def test_a_rubric_that_is_hidden_opens_nothing(key):
    mine = RubricFactory()
    inner = RubricFactory(parent=mine)
    one = article(parent=inner)
    token = narrow(mine)
    changes, cursor = pull_all(token)
    assert f"article:{one.pk}" in ids(changes)
    happens(lambda: type(mine).objects.get(pk=mine.pk).unpublish())
    assert {change["item"] for change in pull_all(token, cursor)[0]} == {None}
