"""What becomes of entries in transactions that go on, go back, or end badly."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cms.journal.models import Entry, PublicItem
from tests.factories import ArticleFactory, RubricFactory
from tests.journal import last_sequence, told


class BrokenError(Exception):
    """What goes wrong in these tests."""


def names_since(sequence: int) -> list[tuple[str, str]]:
    entries = Entry.objects.filter(sequence__gt=sequence).order_by("sequence")
    return [(entry.kind, entry.name) for entry in entries]


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_transaction_leaves_neither_the_change_nor_its_entry():
    article = ArticleFactory(title="Avant")
    before = last_sequence()
    items = list(PublicItem.objects.values())
    article.title = "Après"
    with transaction.atomic():
        article.save()
        assert names_since(before) == [("updated", f"article:{article.pk}")]
        transaction.set_rollback(True)
    article.refresh_from_db()
    assert article.title == "Avant"
    assert names_since(before) == []
    assert list(PublicItem.objects.values()) == items


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_savepoint_takes_only_its_own_entries_with_it():
    kept, undone = ArticleFactory(), ArticleFactory()
    before = last_sequence()
    with transaction.atomic():
        kept.save()
        with transaction.atomic():
            undone.save()
            transaction.set_rollback(True)
        assert names_since(before) == [("updated", f"article:{kept.pk}")]
        undone.save()
    assert names_since(before) == [("updated", f"article:{kept.pk}"), ("updated", f"article:{undone.pk}")]
    assert len(set(Entry.objects.filter(sequence__gt=before).values_list("transaction", flat=True))) == 1


@pytest.mark.django_db(transaction=True)
def test_each_transaction_bears_a_name_of_its_own_also_after_a_rollback():
    article = ArticleFactory()
    before = last_sequence()
    for undo in (False, True, False):
        with transaction.atomic():
            article.save()
            article.save()
            transaction.set_rollback(undo)
    found = list(Entry.objects.filter(sequence__gt=before).values_list("transaction", flat=True))
    assert len(found) == 2
    assert len({UUID(str(name)) for name in found}) == 2


@pytest.mark.django_db(transaction=True)
def test_an_update_is_told_even_though_something_failed_after_the_commit_before_it():
    article = ArticleFactory()
    before = last_sequence()

    def fail() -> None:
        raise BrokenError

    def save_and_fail() -> None:
        with transaction.atomic():
            transaction.on_commit(fail)
            article.save()

    with pytest.raises(BrokenError):
        save_and_fail()
    article.save()
    assert names_since(before) == [("updated", f"article:{article.pk}")] * 2


@pytest.mark.django_db
def test_what_a_second_save_in_one_transaction_adds_is_told_too():
    article, guest = ArticleFactory(), RubricFactory()

    def twice() -> None:
        article.save()
        article.also_in = [guest]
        article.save()

    rows = told(twice)
    assert [row[:2] for row in rows if row[1] == f"article:{article.pk}"] == [("updated", f"article:{article.pk}")] * 2
    assert f"rubric:{guest.pk}" in Entry.objects.filter(key=article.pk).last().tags


@pytest.mark.django_db
def test_withdrawn_and_published_again_in_one_transaction_is_told_each_time():
    article = ArticleFactory()

    def there_and_back() -> None:
        article.save()
        for _ in range(2):
            article.unpublish()
            article.save_revision().publish()
            article.refresh_from_db()

    kinds = [kind for kind, *_rest in told(there_and_back)]
    assert kinds == ["updated", "withdrawn", "published", "withdrawn", "published"]


@pytest.mark.django_db
def test_the_order_stands_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch):
    article = ArticleFactory()
    first = Entry.objects.last()
    connection.run_on_commit.clear()
    earlier = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: earlier)
    article.save()
    second = Entry.objects.last()
    assert second.sequence > first.sequence
    assert second.at == earlier < first.at
