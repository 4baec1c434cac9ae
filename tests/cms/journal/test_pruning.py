"""What the journal forgets, and that nobody needs it any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.journal.followers import Follower, cursor_of, register, unregister
from cms.journal.models import Entry, ReaderCursor
from cms.journal.pruning import prune
from cms.journal.reading import horizon, last_sequence
from tests.factories import ArticleFactory
from tests.journal import told

pytestmark = pytest.mark.django_db

LATER = timedelta(days=10_000)


def test_what_a_newer_entry_replaces_is_forgotten_once_it_is_old():
    article = ArticleFactory()
    told(article.save)
    told(article.save)
    of_article = Entry.objects.filter(type="article")
    published, updated, newest = of_article.order_by("sequence").values_list("sequence", flat=True)
    Entry.objects.filter(sequence=published).update(at=timezone.now() - timedelta(days=31))

    assert prune() == 1
    assert list(of_article.order_by("sequence").values_list("sequence", flat=True)) == [updated, newest]
    assert (horizon(), horizon(each_entry=True)) == (0, published)


def test_nothing_is_forgotten_that_a_follower_has_not_handled():
    article = ArticleFactory()
    follower = Follower("essai", lambda entries: None)
    register(follower)
    try:
        reached = cursor_of(follower).sequence
        told(article.save)
        told(article.save)
        prune(timezone.now() + LATER)
        assert Entry.objects.filter(sequence__gt=reached).count() == 2
    finally:
        unregister("essai")


def test_a_reader_that_is_registered_no_more_holds_up_nothing():
    article = ArticleFactory()
    ReaderCursor.objects.create(name="former", sequence=0)
    told(article.save)
    told(article.save)
    prune(timezone.now() + LATER)
    assert Entry.objects.filter(type="article").count() == 1


def test_the_horizon_does_not_come_back_when_an_older_withdrawal_is_forgotten_later():
    earlier, later = ArticleFactory(), ArticleFactory()
    told(earlier.unpublish)
    kept = last_sequence()
    Entry.objects.filter(sequence=kept).update(at=timezone.now() + LATER)  # The clock was set back since.
    told(later.unpublish)
    newest = last_sequence()

    prune(timezone.now() + LATER)
    assert (horizon(), Entry.objects.filter(sequence=kept).exists()) == (newest, True)
    prune(timezone.now() + 2 * LATER)
    assert (horizon(), Entry.objects.filter(sequence=kept).exists()) == (newest, False)
