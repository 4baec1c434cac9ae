"""The reports: who sees which, what each lists, in how many statements, and as files."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from blog.models import ArticlePage, RubricPage
from cms.newsroom.checks.following import refresh
from cms.newsroom.links.models import Link, State, Target
from cms.newsroom.reports.registry import reports
from tests.factories import (
    ArticleFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    UserFactory,
    body,
    image,
)

pytestmark = pytest.mark.django_db

SLUGS = [
    *("articles-without-picture", "old-articles", "laureates-without-siren"),
    *("text-alternatives", "content-checks", "broken-links", "translations", "failed-tasks"),
]


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def editor_of(rubric: RubricPage) -> User:
    """Return a user who may change what is below a rubric, and nothing else."""
    group = Group.objects.create(name=f"Rédaction {rubric.pk}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=rubric, permission=change)
    user: User = UserFactory(is_superuser=False)
    user.groups.add(group)
    return user


def page(client: Client, slug: str) -> str:
    response = client.get(reverse(f"report_{slug}"))
    assert response.status_code == 200
    return response.content.decode()


def rows(client: Client, slug: str) -> list[list[str]]:
    """Return the lines of the CSV export, without the headings."""
    response = client.get(reverse(f"report_{slug}"), {"export": "csv"})
    content = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(content)))[1:]


def break_link(article: ArticlePage, address: str = "https://example.org/parti") -> None:
    target, _new = Target.objects.get_or_create(
        digest=Target.at(address).digest,
        defaults={
            "address": address,
            "host": Target.at(address).host,
            "state": State.BROKEN,
            "reason": "Le serveur répond que cette page n’existe pas.",
            "broken_since": timezone.now(),
        },
    )
    content_type = ContentType.objects.get_for_model(ArticlePage)
    Link.objects.create(target=target, content_type=content_type, object_id=article.pk, page=article)


def test_every_report_has_its_place() -> None:
    assert [report.slug for report in reports()] == [*SLUGS[:-1], "withdrawals", SLUGS[-1]]


@pytest.mark.parametrize("slug", SLUGS)
def test_report_of_an_empty_site_says_so(chief: Client, slug: str) -> None:
    assert "Rien à corriger ici." in page(chief, slug)


def test_articles_without_a_picture_say_whether_their_rubric_has_one(chief: Client) -> None:
    illustrated = RubricFactory(title="Inclusion", image=ImageFactory())
    ArticleFactory(title="Sans image", parent=illustrated)
    ArticleFactory(title="Avec image", parent=illustrated, cover=ImageFactory())
    ArticleFactory(title="Brouillon", parent=illustrated, live=False)

    assert [row[:3] for row in rows(chief, "articles-without-picture")] == [["Sans image", "Inclusion", "oui"]]


def test_articles_are_old_after_a_year(chief: Client) -> None:
    now = timezone.now()
    ArticleFactory(title="Ancien", last_published_at=now - timedelta(days=366))
    ArticleFactory(title="Récent", last_published_at=now - timedelta(days=364))

    assert [row[0] for row in rows(chief, "old-articles")] == ["Ancien"]


def test_pictures_without_alternatives_are_listed_with_what_to_mend(chief: Client) -> None:
    article = ArticleFactory(title="Atelier", body=body(image(ImageFactory(title="Salle", description=""))))
    refresh([article.pk])

    assert rows(chief, "text-alternatives") == [
        [
            "Atelier",
            "L’image « Salle » n’a pas de texte alternatif : écrivez ce qu’elle montre, ou cochez « Décorative ».",
            "oui",
        ]
    ]


def test_main_pictures_without_alternatives_are_listed_unless_declared_decorative(chief: Client) -> None:
    mute = ImageFactory(title="Aplat", description="")
    told = ArticleFactory(title="Muette", cover=mute)
    refresh([told.pk, ArticleFactory(title="Décorative", cover=mute, cover_decorative=True).pk])

    assert [row[0] for row in rows(chief, "text-alternatives")] == ["Muette"]


def test_broken_links_say_where_they_stand_and_why(chief: Client) -> None:
    article = ArticleFactory(title="Atelier")
    break_link(article)

    [row] = rows(chief, "broken-links")
    assert row[:3] == ["Atelier", "https://example.org/parti", "Le serveur répond que cette page n’existe pas."]
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in page(chief, "broken-links")


def test_laureates_without_siren_are_listed(chief: Client) -> None:
    LaureateFactory(name="Sans numéro", rna="W751234567")
    LaureateFactory(name="Avec numéro", siren="732829320")

    assert [row[:2] for row in rows(chief, "laureates-without-siren")] == [["Sans numéro", "W751234567"]]


def test_editor_of_one_rubric_reads_of_its_articles_alone(client: Client) -> None:
    mine, other = RubricFactory(), RubricFactory()
    for rubric, title in ((mine, "Le mien"), (other, "L’autre")):
        article = ArticleFactory(title=title, parent=rubric, last_published_at=timezone.now() - timedelta(days=400))
        article.body = body(image(ImageFactory(description="")))
        article.save()
        refresh([article.pk])
        break_link(article)
    client.force_login(editor_of(mine))

    page_reports = ["articles-without-picture", "old-articles", "text-alternatives", "content-checks", "broken-links"]
    assert [[row[0] for row in rows(client, slug)] for slug in page_reports] == [["Le mien"]] * 5
    assert client.get(reverse("report_laureates-without-siren")).status_code == 302


def test_menu_names_the_reports_that_concern_the_user(client: Client) -> None:
    client.force_login(editor_of(RubricFactory()))

    menu = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Articles sans image" in menu
    assert "Lauréats sans numéro SIREN" not in menu


@pytest.mark.parametrize("word", ["=1+1", "@SUM(A1)", "+33", "-2"])
def test_exports_hold_no_formula(chief: Client, word: str) -> None:
    LaureateFactory(name=word)

    book = chief.get(reverse("report_laureates-without-siren"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content))).active

    assert rows(chief, "laureates-without-siren")[0][0] == f"'{word}"
    assert (sheet["A2"].value, sheet["A2"].data_type) == (word, "s")


@pytest.mark.parametrize("slug", SLUGS)
def test_more_lines_take_no_more_statements(chief: Client, slug: str) -> None:
    counts = []
    for number in (1, 6):
        for _each in range(number):
            article = ArticleFactory(
                body=body(image(ImageFactory(description=""))), last_published_at=timezone.now() - timedelta(days=400)
            )
            refresh([article.pk])
            break_link(article)
            LaureateFactory()
        page(chief, slug)
        with CaptureQueriesContext(connection) as captured:
            page(chief, slug)
        counts.append(len(captured))

    assert counts[0] == counts[1]
