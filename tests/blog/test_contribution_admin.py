"""The editors' desk: what came in can be read, judged and sorted; a reader's words are shown as they were typed."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blog.models import Contribution
from tests.factories import RubricFactory, UserFactory, make_site

pytestmark = pytest.mark.django_db

HTML = '<script>alert("1")</script>'
WORDS = {"name": f"Ana {HTML}", "title": f"Titre {HTML}", "summary": f"Résumé {HTML}", "text": f"Texte {HTML}"}


def contribution(**fields: Any) -> Contribution:
    """Return one that was kept."""
    given = {"kind": "article", "contributor_kind": "citizen", "email": "ana@example.org", **WORDS, **fields}
    return Contribution.objects.create(**given)


@pytest.fixture
def admin() -> Client:
    make_site()
    client = Client()
    client.force_login(UserFactory())
    return client


def limited(*codenames: str) -> Client:
    """Return an editor who has these permissions only."""
    make_site()
    user = UserFactory(is_superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_the_list_shows_them_newest_first_without_running_their_html(admin: Client) -> None:
    first, second = contribution(title=f"Premier {HTML}"), contribution(title="Second")

    html = admin.get(reverse("contribution:index")).content.decode()

    assert html.index("Second") < html.index("Premier")
    assert first.reference in html
    assert second.reference in html
    assert HTML not in html
    assert "Premier &lt;script&gt;" in html


def test_the_list_can_be_narrowed_and_searched(admin: Client) -> None:
    contribution(title="Des données", kind="data", state="accepted")
    contribution(title="Un article")

    def titles(**asked: str) -> list[str]:
        return [each.title for each in admin.get(reverse("contribution:index"), asked).context["object_list"]]

    assert titles(kind="data") == ["Des données"]
    assert titles(state="new") == ["Un article"]
    assert titles(contributor_kind="citizen") == ["Un article", "Des données"]
    assert titles(q="article") == ["Un article"]


def test_the_list_tells_the_state_and_how_many_notes_each_has(admin: Client) -> None:
    noted, refused = contribution(title="Notée"), contribution(title="Refusée net", state="refused")
    for text in ("Un", "Deux"):
        noted.steps.create(kind="note", text=text)
    refused.steps.create(kind="state", text="Refusée")

    response = admin.get(reverse("contribution:index"))

    assert [(each.title, each.notes) for each in response.context["object_list"]] == [("Refusée net", 0), ("Notée", 2)]
    first, second = response.content.decode().split("<tr")[-2:]
    assert re.search(r"w-status[^>]*>\s*Refusée\s*<", first)
    assert re.search(r"w-status[^>]*>\s*Nouvelle\s*<", second)
    asked = {"ordering": "-notes"}
    assert admin.get(reverse("contribution:index"), asked).context["object_list"][0].title == "Notée"


def test_the_thread_tells_who_wrote_what_and_when_the_oldest_first(admin: Client) -> None:
    kept = contribution()
    zoe = UserFactory(username="zoe", first_name="Zoé", last_name="Lam")
    at = datetime(2026, 3, 4, 9, 30, tzinfo=timezone.get_current_timezone())
    kept.steps.create(kind="note", author=zoe, text="Ensuite.", at=at + timedelta(hours=1))
    kept.steps.create(kind="note", author=zoe, text="D’abord.", at=at)
    kept.steps.create(kind="erasure", at=at + timedelta(days=1))

    thread = admin.get(reverse("contribution:edit", args=[kept.pk])).content.decode().split("rubrique-thread-head")[1:]

    assert [word in line for line, word in zip(thread, ("D’abord.", "Ensuite.", "Effacement"), strict=True)] == [
        True
    ] * 3
    assert ["Zoé Lam" in line for line in thread] == [True, True, False]
    assert "4 mars 2026 09:30" in thread[0]


def test_a_readers_words_are_shown_and_escaped(admin: Client) -> None:
    kept = contribution(data_url="https://example.org/a.csv")

    html = admin.get(reverse("contribution:edit", args=[kept.pk])).content.decode()

    assert HTML not in html
    for word in ("Ana", "Titre", "Résumé", "Texte"):
        assert f"{word} &lt;script&gt;" in html
    assert "https://example.org/a.csv" in html


def test_an_editor_changes_the_state_and_adds_notes_and_changes_nothing_else(admin: Client) -> None:
    kept = contribution()
    address = reverse("contribution:edit", args=[kept.pk])

    for note in ("À rappeler.", f"Rappelée. {HTML}"):
        sent = {"state": "discussed", "note": note, "title": "Autre", "email": "x@y.fr"}
        assert admin.post(address, sent).status_code == 302

    changed = Contribution.objects.get()
    assert changed.state == "discussed"
    assert (changed.title, changed.email, changed.reference) == (WORDS["title"], "ana@example.org", kept.reference)
    editor = User.objects.get()
    assert list(changed.steps.values_list("kind", "author", "text")) == [
        ("note", editor.pk, f"Rappelée. {HTML}"),
        ("note", editor.pk, "À rappeler."),
        ("state", editor.pk, "En discussion"),
    ]
    page = admin.get(address).content.decode()
    assert HTML not in page
    assert "Rappelée. &lt;script&gt;" in page
    assert editor.username in page


def test_the_page_takes_as_many_statements_with_a_long_history(admin: Client) -> None:
    kept = contribution()
    address = reverse("contribution:edit", args=[kept.pk])
    counts = set()
    for amount in (2, 20):
        for number in range(amount):
            kept.steps.create(kind="note", author=UserFactory(), text=str(number))
            RubricFactory()
        with CaptureQueriesContext(connection) as captured:
            admin.get(address)
        counts.add(len(captured))
    assert len(counts) == 1


def test_nobody_adds_one_in_the_admin(admin: Client) -> None:
    response = admin.post(reverse("contribution:add"), {"state": "new"})

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert reverse("contribution:add") not in admin.get(reverse("contribution:index")).content.decode()
    assert Contribution.objects.count() == 0


def test_only_editors_who_may_see_them() -> None:
    kept = contribution()
    addresses = [reverse("contribution:index"), reverse("contribution:edit", args=[kept.pk])]

    assert [limited("change_contribution").get(address).status_code for address in addresses] == [200, 200]
    assert [limited("change_author").get(address).status_code for address in addresses] == [302, 302]
    assert [Client().get(address).status_code for address in addresses] == [302, 302]


@pytest.mark.parametrize("field", ["kind", "contributor_kind", "state"])
def test_the_database_knows_the_choices(field: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        contribution(**{field: "poem"})


def test_the_database_refuses_a_reference_twice() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        contribution(reference=contribution().reference)
