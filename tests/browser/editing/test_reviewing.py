"""A chief editor reviews what was submitted: sends it back with a word, or approves it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import TaskState

from blog.models import ArticlePage
from tests.browser.editing.content import Newsroom
from tests.browser.editing.test_writing import edit, open_panel
from tests.factories import body, heading

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Shoot = Callable[[Page, str], None]


def test_submitted_article_is_sent_back_with_a_word(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    edit(tab, ArticlePage.objects.get(title="Des tablettes au foyer"))
    open_panel(tab, "status")
    tab.get_by_role("button", name="Plus d'actions").click()
    expect(tab.get_by_role("button", name="Approuver et Publier", exact=True)).to_be_visible()
    shoot(tab, "relecture")

    tab.get_by_role("button", name="Demander des modifications").first.click()
    modal = tab.locator(".modal")
    modal.get_by_role("textbox").fill("Dire combien de tablettes.")
    shoot(tab, "renvoi")
    modal.get_by_role("button", name="Demander des modifications").click()
    expect(tab.locator(".messages .success")).to_be_visible()
    assert list(TaskState.objects.values_list("status", "comment")) == [("rejected", "Dire combien de tablettes.")]


def test_broken_draft_is_not_approved_and_the_sentence_says_why(tab: Page, newsroom: Newsroom) -> None:
    article = ArticlePage.objects.get(title="Des tablettes au foyer")
    article.body = body(heading("Horaires", 4))
    article.save_revision()
    edit(tab, article)

    tab.get_by_role("button", name="Plus d'actions").click()
    tab.get_by_role("button", name="Approuver et Publier", exact=True).click()

    sentence = "L’intertitre « Horaires » est de niveau 4, sans niveau 2 avant lui : choisissez celui-ci."
    expect(tab.locator("#panel-child-contenu-body-section").get_by_text(sentence)).to_be_visible()
    assert list(TaskState.objects.values_list("status", flat=True)) == ["in_progress"]
    assert not ArticlePage.objects.get(pk=article.pk).live
