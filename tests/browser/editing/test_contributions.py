"""The open lab's desk in the browser: a contribution is read, noted, answered, made a draft of, and erased."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page, expect

from blog.models import ArticlePage, Contribution
from tests.browser.editing.content import Newsroom

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Shoot = Callable[[Page, str], None]


def test_contribution_is_noted_answered_and_becomes_a_draft(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    contribution = Contribution.objects.get()
    contribution.steps.create(kind="note", author=newsroom.reviewer, text="Très complet, mais quelle est la licence ?")

    tab.goto(reverse("contribution:index"))
    expect(tab.get_by_role("row", name=contribution.title)).to_contain_text("Nouvelle")
    shoot(tab, "contributions")
    tab.get_by_role("link", name=contribution.title).click()
    tab.get_by_label("Nouvelle note interne").fill("Je pose la question à Zoé Petit.")
    tab.get_by_role("button", name="Enregistrer").click()
    expect(tab.get_by_role("row", name=contribution.title).get_by_role("cell", name="2", exact=True)).to_be_visible()

    tab.get_by_role("link", name=contribution.title).click()
    tab.get_by_role("link", name="Poser une question").click()
    expect(tab.get_by_label("Texte")).to_have_value(re.compile(f"^Bonjour Zoé Petit,\n\n.*« {contribution.title} »"))
    tab.get_by_role("button", name="Envoyer").click()
    expect(tab.locator(".messages .success")).to_contain_text("Zoé Petit")
    assert mail.outbox[-1].to == ["zoe@example.org"]
    expect(tab.locator(".rubrique-thread li")).to_have_count(4)
    expect(tab.locator(".rubrique-thread li").nth(1)).to_contain_text("Claire Martin")
    shoot(tab, "contribution")

    tab.get_by_role("button", name="Créer un brouillon d’article").click()
    expect(tab.locator("[name=title]")).to_have_value(contribution.title)
    assert not ArticlePage.objects.get(title=contribution.title).live

    tab.goto(reverse("contribution:edit", args=[contribution.pk]))
    tab.get_by_role("link", name="Effacer les données personnelles").click()
    tab.get_by_role("button", name="Oui, les effacer").click()
    expect(tab.locator(".rubrique-desk")).to_contain_text("Les données personnelles ont été effacées")
    contribution.refresh_from_db()
    assert (contribution.name, contribution.email) == ("", "")
