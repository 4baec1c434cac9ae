"""From a contributor's first word to readers, in a real browser and in French: write, submit, comment, approve, schedule."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Comment

from blog.models import ArticlePage, RubricPage
from cms.core.worker.schedule import Schedule
from cms.newsroom.roles.models import Role
from tests.browser.chromium import chromium
from tests.factories import RubricFactory, account, seed_roles

pytestmark = [pytest.mark.needs_browser, pytest.mark.django_db(transaction=True)]

TITLE = "Un atelier ouvre à Pantin"
TITLES = "{ articles(first: 5) { nodes { title } } }"


@pytest.fixture
def rubric(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> RubricPage:
    """A rubric, and the roles. The database may be used beside the event loop that Playwright starts."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    seed_roles()
    return RubricFactory(title="Inclusion")


@pytest.fixture
def browser(rubric: RubricPage) -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def tab_of(browser: Browser, user: User, live_server: LiveServer) -> Page:
    """Return a tab in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    context = browser.new_context(
        base_url=live_server.url, locale="fr-FR", viewport={"width": 1280, "height": 1000}, reduced_motion="reduce"
    )
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    tab = context.new_page()
    tab.set_default_timeout(20_000)
    return tab


def titles(live_server: LiveServer) -> list[str]:
    """Return the articles, as an anonymous frontend reads them."""
    sent = json.dumps({"query": TITLES}).encode()
    request = Request(f"{live_server.url}/graphql/", sent, {"Content-Type": "application/json"})
    with urlopen(request) as response:
        answer: dict[str, Any] = json.load(response)
    return [node["title"] for node in answer["data"]["articles"]["nodes"]]


def press(tab: Page, name: str) -> None:
    """Press a button of the menu at the bottom."""
    tab.get_by_role("button", name="Plus d'actions").click()
    tab.get_by_role("button", name=name, exact=True).click()


def comment(tab: Page, field: str, words: str) -> None:
    """Comment a field of the editor."""
    tab.get_by_role("button", name="Afficher/masquer les commentaires").click()
    place = tab.locator(f"[data-contentpath={field}]")
    place.hover()
    place.get_by_role("button", name="Ajouter un commentaire").first.click()
    tab.get_by_placeholder("Entrez votre commentaire…").fill(words)
    tab.get_by_role("button", name="Commenter", exact=True).click()


def schedule(tab: Page, at: datetime) -> None:
    """Choose when it is to be published."""
    tab.get_by_role("button", name="Afficher/masquer le statut").click()
    tab.get_by_role("button", name=re.compile("programm", re.IGNORECASE)).first.click()
    tab.locator("[name=go_live_at]").fill(f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
    # By keyboard: the calendar covers the button.
    tab.get_by_role("button", name="Enregistrer la programmation").press("Enter")
    expect(tab.locator(".messages .success")).to_be_visible()


def test_an_article_goes_from_its_writer_to_readers_at_its_hour(
    browser: Browser, rubric: RubricPage, live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, chief = account(Role.CONTRIBUTOR), account(Role.CHIEF_EDITOR)

    tab = tab_of(browser, writer, live_server)
    tab.goto(f"/admin/pages/{rubric.pk}/add_subpage/")
    tab.locator("[name=title]").fill(TITLE)
    tab.locator("[name=intro]").fill("Trois soirs par semaine, on y apprend à se passer d’aide.")
    tab.screenshot(path=tmp_path / "written.png")
    press(tab, "Soumettre à Relecture")
    expect(tab.locator(".messages .success")).to_contain_text("soumise pour modération")
    article = ArticlePage.objects.get(title=TITLE)
    assert (article.live, article.owner, article.workflow_in_progress) == (False, writer, True)

    desk = tab_of(browser, chief, live_server)
    desk.goto("/admin/")
    expect(desk.get_by_role("heading", name="Ce qui m’attend")).to_be_visible()
    desk.screenshot(path=tmp_path / "waiting.png")
    desk.get_by_role("link", name=TITLE).first.click()
    comment(desk, "intro", "Dire combien de personnes viennent.")
    hour = timezone.now() + timedelta(hours=2)
    schedule(desk, hour)
    desk.screenshot(path=tmp_path / "scheduled.png")
    press(desk, "Approuver et Publier")
    expect(desk.locator(".messages .success")).to_be_visible()
    article.refresh_from_db()
    assert (article.live, article.approved_schedule) == (False, True)
    assert list(Comment.objects.values_list("text", "contentpath", "user")) == [
        ("Dire combien de personnes viennent.", "intro", chief.pk)
    ]
    assert titles(live_server) == []

    tab.goto(f"/admin/pages/{article.pk}/edit/")
    tab.get_by_role("button", name="Afficher/masquer les commentaires").click()
    expect(tab.get_by_text("Dire combien de personnes viennent.")).to_be_visible()
    tab.screenshot(path=tmp_path / "commented.png")

    real = timezone.now
    Schedule().run()
    assert titles(live_server) == []
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(hours=2))
    Schedule().run()
    assert titles(live_server) == [TITLE]
