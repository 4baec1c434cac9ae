"""Editors who withdraw a page can tell readers why, on Wagtail's own pages that ask whether they are sure."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from blog.models import ArticlePage
from cms.journal.models import Entry
from cms.journal.pruning import prune
from tests.asking import ask
from tests.factories import ArticleFactory, RubricFactory, StandardPageFactory, UserFactory, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db

NOTICE = "Retiré à la demande de la personne citée."
FIELD = 'name="withdrawal_notice"'
ROUTE = "query ($path: String!) { route(path: $path) { __typename ... on GoneRoute { notice } } }"
ACTS = ["unpublish", "delete"]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def address(act: str, page: Any) -> str:
    return reverse(f"wagtailadmin_pages:{act}", args=[page.pk])


def withdraw(editor: Client, act: str, page: Any, notice: str = NOTICE) -> list[tuple[str, str]]:
    """Send the form as a browser does; gives what the journal tells, and with which notice."""
    before = Entry.objects.count()
    told(lambda: editor.post(address(act, page), {"withdrawal_notice": notice}))
    return list(Entry.objects.order_by("sequence").values_list("kind", "notice")[before:])


def route(path: str) -> dict[str, Any]:
    return ask(ROUTE, path=path)["route"]


@pytest.mark.parametrize("act", ACTS)
def test_the_field_stands_in_the_form_before_its_button(editor: Client, act: str) -> None:
    page = editor.get(address(act, ArticleFactory())).content.decode()
    form = page[page.index("<form", page.index("nice-padding")) :]
    form = form[: form.index("</form>")]
    assert form.count(FIELD) == 1
    assert form.index(FIELD) < form.index('type="submit"')


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_asked_of_what_readers_never_saw(editor: Client, act: str) -> None:
    draft = ArticleFactory(live=False)
    response = editor.get(address(act, draft))
    assert FIELD not in response.content.decode()


@pytest.mark.parametrize("act", ACTS)
def test_a_notice_stands_in_the_journal_and_readers_get_it(editor: Client, act: str) -> None:
    article = ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="retire")
    ArticleFactory(parent=article.get_parent())
    assert withdraw(editor, act, article) == [("withdrawn", NOTICE)]
    assert route("/inclusion/retire/") == {"__typename": "GoneRoute", "notice": NOTICE}


@pytest.mark.parametrize("act", ACTS)
def test_none_is_needed(editor: Client, act: str) -> None:
    page = StandardPageFactory(slug="retire")
    assert withdraw(editor, act, page, "  ") == [("withdrawn", "")]
    assert route("/retire/") == {"__typename": "GoneRoute", "notice": None}


@pytest.mark.parametrize("act", ACTS)
def test_articles_that_go_with_their_rubric_have_its_notice(editor: Client, act: str) -> None:
    rubric = RubricFactory(slug="inclusion")
    ArticleFactory(parent=rubric, slug="mobilite")
    assert withdraw(editor, act, rubric) == [("withdrawn", NOTICE)] * 2
    assert route("/inclusion/mobilite/") == {"__typename": "GoneRoute", "notice": NOTICE}


@pytest.mark.parametrize("act", ACTS)
def test_a_notice_that_is_too_long_is_asked_for_again_and_nothing_is_lost(editor: Client, act: str) -> None:
    article = ArticleFactory()
    long = "Trop long. " * 100
    before = Entry.objects.count()
    response = editor.post(address(act, article), {"withdrawal_notice": long})
    page = response.content.decode()
    assert response.status_code == 200
    assert long.strip() in page
    assert "1000" in page
    assert ArticlePage.objects.get(pk=article.pk).live
    assert Entry.objects.count() == before


def test_what_looks_like_markup_is_text(editor: Client) -> None:
    page = StandardPageFactory(slug="retire")
    withdraw(editor, "unpublish", page, "<script>alert(1)</script>")
    assert route("/retire/")["notice"] == "<script>alert(1)</script>"


def test_the_notice_of_an_unpublished_page_outlives_its_deletion(editor: Client) -> None:
    page = StandardPageFactory(slug="retire")
    withdraw(editor, "unpublish", page)
    assert withdraw(editor, "delete", page, "") == []
    assert route("/retire/") == {"__typename": "GoneRoute", "notice": NOTICE}


def test_a_page_that_is_public_again_has_no_notice(editor: Client) -> None:
    page = StandardPageFactory(slug="retire")
    withdraw(editor, "unpublish", page)
    told(lambda: Page.objects.get(pk=page.pk).specific.save_revision().publish())
    told(lambda: Page.objects.get(pk=page.pk).specific.unpublish())
    assert route("/retire/") == {"__typename": "GoneRoute", "notice": None}


def test_a_page_that_is_public_elsewhere_is_not_gone_where_it_was(editor: Client) -> None:
    page = StandardPageFactory(slug="retire")
    withdraw(editor, "unpublish", page)
    back = Page.objects.get(pk=page.pk).specific
    back.slug = "ailleurs"
    told(lambda: back.save_revision().publish())
    assert route("/retire/")["__typename"] != "GoneRoute"
    assert route("/ailleurs/")["__typename"] == "PageRoute"


def test_the_notice_of_what_is_private_now_is_not_shown(editor: Client) -> None:
    page = StandardPageFactory(slug="retire")
    withdraw(editor, "unpublish", page)
    restrict(page, "login")
    assert route("/retire/")["__typename"] == "NotFoundRoute"


def test_a_withdrawal_with_a_notice_is_never_forgotten(editor: Client, settings: Any) -> None:
    settings.JOURNAL_KEEP_DAYS = settings.JOURNAL_KEEP_WITHDRAWALS_DAYS = 1
    for page, notice in ((StandardPageFactory(), NOTICE), (StandardPageFactory(), "")):
        withdraw(editor, "unpublish", page, notice)
    Entry.objects.update(at=timezone.now() - timedelta(days=9))
    prune()
    assert list(Entry.objects.filter(kind="withdrawn").values_list("notice", flat=True)) == [NOTICE]


def test_an_editor_without_the_right_writes_nothing(client: Client) -> None:
    article = ArticleFactory()
    client.force_login(UserFactory(is_superuser=False))
    before = Entry.objects.count()
    response = client.post(address("unpublish", article), {"withdrawal_notice": NOTICE})
    assert response.status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).live
    assert Entry.objects.count() == before
