"""Editors who withdraw many pages at once tell readers why as well, on Wagtail's own pages for that."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage
from cms.journal.models import Entry
from cms.newsroom.roles.models import Role
from tests.factories import ArticleFactory, RubricFactory, UserFactory
from tests.factories.roles import account, seed_roles
from tests.journal import told

pytestmark = pytest.mark.django_db

NOTICE = "Retirés : le partenaire a repris ces textes."
FIELD = 'name="withdrawal_notice"'
ACTS = ["unpublish", "delete"]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def address(act: str, *pages: Any) -> str:
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', act])}?next=/admin/&{chosen}"


def withdraw(editor: Client, act: str, *pages: Any, **fields: str) -> list[tuple[str, str]]:
    """Send the form as a browser does; gives what of pages is withdrawn, and with which notice."""
    told(lambda: editor.post(address(act, *pages), {"withdrawal_notice": NOTICE, **fields}))
    return list(Entry.objects.filter(kind="withdrawn").order_by("key").values_list("key", "notice"))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("choose", [lambda rubric: ArticleFactory(parent=rubric), lambda rubric: rubric])
def test_the_form_has_the_field_once(editor: Client, act: str, choose: Any) -> None:
    rubric = RubricFactory()
    ArticleFactory(parent=rubric)
    page = editor.get(address(act, choose(rubric))).content.decode()
    form = page[page.index(f'<form action="/admin/bulk/wagtailcore/page/{act}') :]
    form = form[: form.index("</form>")]
    assert form.count(FIELD) == 1
    assert form.index(FIELD) < form.index('type="submit"')


@pytest.mark.parametrize("act", ACTS)
def test_all_that_are_chosen_get_the_notice_and_nothing_else_does(editor: Client, act: str) -> None:
    chosen, stays = [ArticleFactory(), ArticleFactory()], ArticleFactory()
    assert withdraw(editor, act, *chosen) == [(page.pk, NOTICE) for page in chosen]
    assert list(ArticlePage.objects.live()) == [stays]


@pytest.mark.parametrize(("act", "fields"), [("unpublish", {"include_descendants": "on"}), ("delete", {})])
def test_what_goes_with_them_has_it_too(editor: Client, act: str, fields: dict[str, str]) -> None:
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    assert withdraw(editor, act, rubric, **fields) == [(rubric.pk, NOTICE), (article.pk, NOTICE)]


@pytest.mark.parametrize("act", ACTS)
def test_a_notice_that_is_too_long_is_asked_for_again_and_nothing_is_lost(editor: Client, act: str) -> None:
    article, long = ArticleFactory(), "Trop long. " * 100
    response = editor.post(address(act, article), {"withdrawal_notice": long})
    page = response.content.decode()
    assert response.status_code == 200
    assert long.strip() in page
    assert "1000" in page
    assert ArticlePage.objects.get(pk=article.pk).live
    assert not Entry.objects.filter(kind="withdrawn").exists()


@pytest.mark.parametrize("act", ACTS)
def test_what_an_editor_may_not_withdraw_stays_and_has_no_notice(client: Client, act: str) -> None:
    mine, other = RubricFactory(), RubricFactory()
    article, foreign = ArticleFactory(parent=mine), ArticleFactory(parent=other)
    seed_roles()
    client.force_login(account(Role.EDITOR, mine))
    assert withdraw(client, act, article, foreign) == [(article.pk, NOTICE)]
    assert list(ArticlePage.objects.live()) == [foreign]
