"""The journal in the admin and on the command line."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.journal.followers import Follower, follow, followers, register, unregister
from cms.journal.models import Entry, PublicItem
from tests.factories import ArticleFactory, RubricFactory, UserFactory
from tests.journal import told

pytestmark = pytest.mark.django_db


def test_administrators_see_what_was_told_and_why(client):
    admin = UserFactory(is_superuser=True, username="chef")
    client.force_login(admin)
    rubric = RubricFactory(title="Numérique")
    ArticleFactory(parent=rubric, title="Un article")
    rubric.title = "Nouveau nom"
    told(rubric.save)
    page = client.get(reverse("journal_report"))
    text = re.sub(r"\s+", " ", page.content.decode())
    assert page.status_code == 200
    assert "Un article" in text
    assert f"rubric:{rubric.pk}" in text
    only = client.get(reverse("journal_report_results"), {"kind": "withdrawn"})
    assert "Un article" not in only.content.decode()


def test_the_actor_is_who_did_it(client):
    admin = UserFactory(is_superuser=True)
    client.force_login(admin)
    article = ArticleFactory()
    told(lambda: client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk])))
    entry = Entry.objects.last()
    assert (entry.kind, entry.actor) == ("withdrawn", admin)


def test_others_than_administrators_are_sent_away(client):
    client.force_login(UserFactory(is_superuser=False))
    response = client.get(reverse("journal_report"))
    assert response.status_code == 302
    assert reverse("journal_report") not in response.url.split("next=")[0]


def command(**options):
    out, err = StringIO(), StringIO()
    call_command("journal", stdout=out, stderr=err, **options)
    return out.getvalue()


def test_the_command_shows_the_last_entries():
    article = ArticleFactory(title="Un article")
    told(article.unpublish)
    last = command(lines=1)
    assert f"withdrawn (unpublished) article:{article.pk} " in last
    assert last.count("\n") == 1


def test_the_command_tells_what_was_written_behind_its_back():
    article = ArticleFactory()
    told(lambda: PublicItem.objects.filter(type="article").delete())
    assert command(reconcile=True) == "1 entries written.\n"
    assert Entry.objects.last().name == f"article:{article.pk}"
    assert command(reconcile=True) == "0 entries written.\n"


def test_the_command_says_how_far_each_reader_is_behind():
    seen = []
    register(Follower("essai", seen.extend, portion=2))
    try:
        follow(followers()[-1])
        article = ArticleFactory()
        told(article.save)
        assert re.fullmatch(
            r"essai: \d+ entries behind, the oldest since [\d: -]+", command(readers=True).splitlines()[-1]
        )
        while follow(followers()[-1]):
            pass
        assert command(readers=True).splitlines()[-1] == "essai: 0 entries behind"
        assert [entry.sequence for entry in seen] == sorted({entry.sequence for entry in seen})
    finally:
        unregister("essai")
