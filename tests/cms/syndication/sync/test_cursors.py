"""Cursors of the sync API: forged, foreign, outdated, and what outlives pruning."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import ArticlePage
from cms.journal.models import Entry
from cms.journal.pruning import prune
from home.models import PublicationSettings
from tests.factories import (
    PartnerFactory,
    RubricFactory,
    key_of,
    make_site,
)
from tests.partner import article, edit, happens, ids, narrow, problem, pull, pull_all

pytestmark = pytest.mark.django_db


def test_a_forged_foreign_or_truncated_cursor_is_refused(key):
    article()
    cursor = pull(key)["nextCursor"]
    foreign = pull(key_of(PartnerFactory()))["nextCursor"]
    wrong = [cursor[:-1], cursor[1:], cursor.swapcase(), foreign, "x", "a:b", "é", "\x00", ":" * 100, "0", "z" * 400]
    for each in wrong:
        assert problem(key, cursor=each) == (400, "CURSOR_INVALID"), each
    assert problem(key, cursor="z" * 501) == (400, "BAD_REQUEST")
    assert pull(key, cursor)["items"] == []


def test_a_cursor_of_one_key_serves_the_partners_next_key(key):
    partner = PartnerFactory()
    article()
    _changes, cursor = pull_all(key_of(partner))
    assert pull(key_of(partner), cursor)["items"] == []


def test_when_the_scope_changes_the_partner_begins_anew(key):
    partner = PartnerFactory()
    token = key_of(partner)
    _changes, cursor = pull_all(token)
    partner.types = ["article"]
    partner.save()
    assert problem(token, cursor=cursor) == (410, "RESYNC")
    _changes, cursor = pull_all(token)
    partner.whole_site = False
    partner.save()
    assert problem(token, cursor=cursor) == (410, "RESYNC")
    _changes, cursor = pull_all(token)
    partner.sections.add(RubricFactory())
    assert problem(token, cursor=cursor) == (410, "RESYNC")


def test_when_the_licence_of_all_changes_the_partner_begins_anew(key):
    site = make_site().site
    _changes, cursor = pull_all(key)
    happens(lambda: PublicationSettings.objects.create(site=site, name="Le Labo", licence="CC-BY-4.0"))
    assert problem(key, cursor=cursor) == (410, "RESYNC")


def test_a_cursor_older_than_the_withdrawals_that_are_kept_begins_anew(key):
    one = article()
    _changes, cursor = pull_all(key)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).delete())
    after = pull(key, cursor)["nextCursor"]
    prune(timezone.now() + timedelta(days=10_000))
    assert problem(key, cursor=cursor) == (410, "RESYNC")
    assert pull(key, after)["items"] == []


def test_a_narrow_cursor_older_than_the_changes_that_are_kept_begins_anew(key):
    mine, other = RubricFactory(), RubricFactory()
    one = article(parent=mine)
    narrow_key = narrow(mine)
    (_changes, cursor), (_all, whole) = pull_all(narrow_key), pull_all(key)
    happens(lambda: ArticlePage.objects.get(pk=one.pk).move(other, "last-child"))
    edit(one, title="Autre")
    after = pull(narrow_key, cursor)["nextCursor"]
    prune(timezone.now() + timedelta(days=40))
    assert problem(narrow_key, cursor=cursor) == (410, "RESYNC")
    assert pull(narrow_key, after)["items"] == []
    assert ids(pull(key, whole)["items"]) == [f"article:{one.pk}"]


def test_a_cursor_newer_than_a_restored_journal_begins_anew(key):
    one = article()
    cursor = pull(key)["nextCursor"]
    edit(one, title="Perdu")
    lost = pull(key, cursor)["nextCursor"]
    Entry.objects.order_by("-sequence").first().delete()
    assert problem(key, cursor=lost) == (410, "RESYNC")
    assert pull(key, cursor)["items"] == []


def test_a_cursor_at_the_newest_withdrawal_goes_on_when_that_is_forgotten(key):
    one = article()
    happens(lambda: ArticlePage.objects.get(pk=one.pk).delete())
    cursor = pull(key)["nextCursor"]
    prune(timezone.now() + timedelta(days=10_000))
    assert Entry.objects.filter(kind="withdrawn").count() == 0
    assert pull(key, cursor)["items"] == []


def test_who_copies_everything_while_old_withdrawals_are_forgotten_goes_on(key):
    gone = article()
    for _ in range(4):
        article()
    happens(lambda: ArticlePage.objects.get(pk=gone.pk).delete())
    page = pull(key, limit=2)
    prune(timezone.now() + timedelta(days=10_000))
    changes, _cursor = pull_all(key, page["nextCursor"], limit=2)
    assert {change["kind"] for change in changes} == {"published"}


def test_who_begins_when_the_newest_entry_is_forgotten_comes_to_the_end(key):
    stays, gone = [article().pk for _ in range(3)], article()
    happens(lambda: ArticlePage.objects.get(pk=gone.pk).delete())
    prune(timezone.now() + timedelta(days=10_000))
    changes, cursor = pull_all(key, limit=1)
    assert {f"article:{number}" for number in stays} <= set(ids(changes))
    assert pull(key, cursor)["items"] == []


def test_a_journal_that_was_pruned_still_gives_everything(key):
    one = article()
    for title in ("Deux", "Trois"):
        edit(one, title=title)
    before, _cursor = pull_all(key)
    prune(timezone.now() + timedelta(days=10_000))
    after, _cursor = pull_all(key)
    assert after == before
