"""The notice of a withdrawal is written afterwards, changed and taken back, by whom it concerns."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale

from cms.core.worker.schedule import Schedule
from cms.journal.models import Entry
from cms.journal.withdrawals import note_withdrawals, withdrawals
from cms.newsroom.roles.models import Role
from tests.asking import ask
from tests.factories import ArticleFactory, RubricFactory, StandardPageFactory, UserFactory, add_language, restrict
from tests.factories.roles import account, seed_roles
from tests.journal import told

pytestmark = pytest.mark.django_db

NOTICE = "Retiré : la personne citée conteste ces propos."
ROUTE = "query ($path: String!) { route(path: $path) { ... on GoneRoute { withdrawnAt notice } } }"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def withdraw(change: Any, notice: str = NOTICE) -> None:
    def both() -> None:
        change()
        note_withdrawals(notice)

    told(both)


def place(page: Any, kind: str = "article") -> str:
    return reverse("withdrawal_notice", args=[kind, page.pk])


def rows(client: Client, **asked: str) -> list[tuple[str, str]]:
    """Return title and notice of each line of the export."""
    response = client.get(reverse("report_withdrawals"), {"export": "csv", **asked})
    lines = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))[1:]
    return [(line[0], line[-1]) for line in lines]


def seen(page: Any) -> int:
    return withdrawals().get(key=page.pk).sequence


def change(client: Client, page: Any, notice: str, kind: str = "article", **fields: Any) -> list[tuple[str, str]]:
    """Send the form as a browser does; gives what the journal tells of it: the thing and the notice."""
    typed = {"withdrawal_notice": notice, "seen": seen(page), **fields}
    before = Entry.objects.count()
    told(lambda: client.post(place(page, kind), typed))
    new = Entry.objects.order_by("sequence")[before:]
    assert {entry.kind for entry in new} <= {"withdrawn"}
    return [(entry.name, entry.notice) for entry in new]


def route(path: str) -> dict[str, Any]:
    return ask(ROUTE, path=path)["route"]


def test_the_report_lists_what_is_gone_with_its_notice_the_last_first(chief: Client) -> None:
    first, second, public, private = (ArticleFactory(title=title) for title in ("Un", "Deux", "En ligne", "Privé"))
    ArticleFactory(title="Brouillon", live=False)
    withdraw(first.unpublish)
    withdraw(second.delete, "")
    withdraw(lambda: restrict(private))
    assert rows(chief) == [("Deux", ""), ("Un", NOTICE)]
    assert rows(chief, title="deu") == rows(chief, reason="deleted") == [("Deux", "")]
    assert public.live


def test_the_report_is_empty_where_nothing_was_withdrawn(chief: Client) -> None:
    page = chief.get(reverse("report_withdrawals")).content.decode()
    assert "Rien de ce que vous cherchez n’a été retiré." in page


def test_statements_do_not_grow_with_the_report(chief: Client) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            withdraw(ArticleFactory().unpublish)
        with CaptureQueriesContext(connection) as captured:
            chief.get(reverse("report_withdrawals"))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_a_notice_is_written_afterwards_and_the_moment_of_the_withdrawal_stays(chief: Client, act: str) -> None:
    article = ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="retire")
    withdraw(getattr(article, act), "")
    since = route("/inclusion/retire/")["withdrawnAt"]
    assert change(chief, article, NOTICE) == [(f"article:{article.pk}", NOTICE)]
    assert route("/inclusion/retire/") == {"withdrawnAt": since, "notice": NOTICE}
    assert change(chief, article, "") == [(f"article:{article.pk}", "")]
    assert route("/inclusion/retire/") == {"withdrawnAt": since, "notice": None}


def test_what_has_expired_gets_its_notice_afterwards(chief: Client) -> None:
    article = ArticleFactory(slug="fini")
    type(article).objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    told(Schedule().run)
    assert rows(chief) == [(article.title, "")]
    assert change(chief, article, NOTICE) == [(f"article:{article.pk}", NOTICE)]


def test_the_page_shows_the_notice_as_it_is(chief: Client) -> None:
    article = ArticleFactory(title="Le titre")
    withdraw(article.unpublish, "Une <b>source</b>")
    page = chief.get(place(article)).content.decode()
    assert "Le titre" in page
    assert "Une &lt;b&gt;source&lt;/b&gt;</textarea>" in page


def test_saving_the_same_again_tells_nothing(chief: Client) -> None:
    article = ArticleFactory()
    withdraw(article.unpublish)
    assert change(chief, article, NOTICE) == []


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_what_went_with_a_rubric_gets_its_new_notice_but_for_what_has_one_of_its_own(chief: Client, act: str) -> None:
    rubric = RubricFactory()
    apart, article = ArticleFactory(parent=rubric), ArticleFactory(parent=rubric)
    elsewhere = ArticleFactory()
    withdraw(lambda: [getattr(page, act)() for page in (rubric, elsewhere)])
    assert change(chief, apart, "Autre chose.") == [(f"article:{apart.pk}", "Autre chose.")]
    for notice in ("Une fois.", "Deux fois."):
        both = {(f"rubric:{rubric.pk}", notice), (f"article:{article.pk}", notice)}
        assert set(change(chief, rubric, notice, "rubric")) == both


def test_what_somebody_else_wrote_meanwhile_is_shown_and_nothing_is_lost(chief: Client) -> None:
    article = ArticleFactory()
    withdraw(article.unpublish)
    old = seen(article)
    change(chief, article, "D’une autre main.")
    page = chief.post(place(article), {"withdrawal_notice": "La mienne.", "seen": old}).content.decode()
    assert "La mienne.</textarea>" in page
    assert "D’une autre main." in page
    assert withdrawals().get().notice == "D’une autre main."
    assert change(chief, article, "La mienne.") == [(f"article:{article.pk}", "La mienne.")]


@pytest.mark.parametrize("typed", [{"withdrawal_notice": "Trop long. " * 100}, {"seen": "x"}, {"seen": ""}])
def test_what_cannot_be_taken_changes_nothing(chief: Client, typed: dict[str, str]) -> None:
    article = ArticleFactory()
    withdraw(article.unpublish)
    before = Entry.objects.count()
    fields = {"withdrawal_notice": "Autre.", "seen": str(seen(article)), **typed}
    response = chief.post(place(article), fields)
    assert response.status_code == 200
    assert fields["withdrawal_notice"].strip() in response.content.decode()
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "change_back",
    [
        lambda page: page.save_revision().publish(),
        lambda page: restrict(page),
    ],
)
def test_what_is_public_again_or_private_has_no_notice_to_change(chief: Client, change_back: Any) -> None:
    article = ArticleFactory()
    told(lambda: change_back(article))
    for response in (chief.get(place(article)), chief.post(place(article), {"withdrawal_notice": "x", "seen": 1})):
        assert response.url == reverse("report_withdrawals")
    assert not Entry.objects.exclude(notice="").exists()


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_an_editor_changes_what_was_withdrawn_from_the_own_rubric_alone(client: Client, act: str) -> None:
    mine, other = RubricFactory(slug="a"), RubricFactory(slug="ab")
    article, foreign = ArticleFactory(parent=mine), ArticleFactory(parent=other)
    seed_roles()
    withdraw(lambda: [getattr(page, act)() for page in (article, foreign)])
    client.force_login(account(Role.EDITOR, mine))
    assert rows(client) == [(article.title, NOTICE)]
    assert change(client, article, "Autre.") == [(f"article:{article.pk}", "Autre.")]
    assert change(client, foreign, "Autre.") == []
    assert client.get(place(foreign)).url == client.get(place(mine, "rubric")).url == reverse("report_withdrawals")
    stolen = {"withdrawal_notice": "Volé.", "seen": seen(foreign)}
    assert client.post(place(article), stolen).status_code == 200
    assert sorted(withdrawals().values_list("notice", flat=True)) == ["Autre.", NOTICE]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.PARTNER_MANAGER])
def test_who_may_withdraw_nothing_sees_no_withdrawal_and_changes_no_notice(client: Client, role: Role) -> None:
    article = ArticleFactory()
    seed_roles()
    withdraw(article.unpublish)
    client.force_login(account(role))
    assert rows(client) == []
    assert change(client, article, "Autre.") == []
    assert reverse("report_withdrawals") not in client.get("/admin/").content.decode()


def test_who_publishes_in_one_language_changes_no_notice_of_another(client: Client) -> None:
    page = StandardPageFactory(slug="a-propos")
    add_language("en")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    told(lambda: english.save_revision().publish())
    group = Group.objects.create(name="Français")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=page.get_parent(), permission=publish)
    user = UserFactory(is_superuser=False)
    user.groups.add(group)
    withdraw(lambda: [each.delete() for each in (english, page)])
    client.force_login(user)
    assert rows(client) == [(page.title, NOTICE)]
