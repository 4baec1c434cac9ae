"""Each role at work, in a real browser and in French.

From a contributor's first word to readers: write, submit, comment, approve, schedule, expire; and those who see to
partners and accounts.
"""

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
from cms.partners.keys import authenticate
from cms.syndication.webhooks.models import Endpoint
from tests.browser.chromium import chromium
from tests.factories import PartnerFactory, RubricFactory, account, seed_roles

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


def schedule(tab: Page, at: datetime, field: str = "go_live_at") -> None:
    """Choose when it is to be published, or to expire."""
    tab.get_by_role("button", name="Afficher/masquer le statut").click()
    tab.get_by_role("button", name=re.compile("programm", re.IGNORECASE)).first.click()
    tab.locator(f"[name={field}]").fill(f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
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


def test_an_editor_publishes_in_their_rubric_until_it_expires(
    browser: Browser, rubric: RubricPage, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = RubricFactory(title="Territoires")
    tab = tab_of(browser, account(Role.EDITOR, rubric), live_server)
    tab.goto(f"/admin/pages/{rubric.pk}/add_subpage/")
    tab.locator("[name=title]").fill(TITLE)
    schedule(tab, timezone.now() + timedelta(hours=2), "expire_at")
    press(tab, "Publier")
    expect(tab.locator(".messages .success")).to_contain_text("publié")
    assert titles(live_server) == [TITLE]

    tab.goto(f"/admin/pages/{other.pk}/add_subpage/")
    expect(tab.locator(".messages .error")).to_be_visible()
    expect(tab.locator("[name=title]")).to_have_count(0)

    real = timezone.now
    Schedule().run()
    assert titles(live_server) == [TITLE]
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(hours=2))
    Schedule().run()
    assert titles(live_server) == []


def test_a_partner_manager_makes_a_key_and_registers_a_webhook(
    browser: Browser, rubric: RubricPage, live_server: LiveServer
) -> None:
    partner = PartnerFactory(name="Gazette")
    tab = tab_of(browser, account(Role.PARTNER_MANAGER), live_server)
    tab.goto("/admin/")
    expect(tab.get_by_role("link", name="Partenaires")).to_be_visible()
    expect(tab.get_by_role("link", name="Contributions")).to_have_count(0)

    tab.goto(f"/admin/partners/{partner.pk}/access/")
    tab.get_by_label("Pour quoi").fill("le site")
    tab.get_by_role("button", name="Créer une clé").click()
    key = tab.get_by_label("Nouvelle clé").input_value()
    assert authenticate(f"Bearer {key}").partner == partner

    tab.get_by_role("link", name="Enregistrer un webhook").click()
    tab.locator("[name=partner]").select_option("Gazette")
    tab.locator("[name=url]").fill("https://gazette.example.org/rubrique")
    tab.locator("footer button[type=submit]").click()
    assert len(tab.locator("#webhook-secret").input_value()) > 30
    assert list(Endpoint.objects.values_list("partner__name", "url")) == [
        ("Gazette", "https://gazette.example.org/rubrique")
    ]


def test_an_administrator_makes_an_account_with_its_role(
    browser: Browser, rubric: RubricPage, live_server: LiveServer
) -> None:
    tab = tab_of(browser, account(Role.ADMINISTRATOR), live_server)
    tab.goto("/admin/users/new/")
    for name, words in {"username": "zoe", "email": "zoe@example.org", "first_name": "Zoé", "last_name": "Lam"}.items():
        tab.locator(f"[name={name}]").fill(words)
    for name in ("password1", "password2"):
        tab.locator(f"[name={name}]").fill("Mot-de-passe-27")
    tab.get_by_role("tab", name="Rôles").first.click()
    tab.get_by_label("Édition : Inclusion").check()
    tab.locator("form button[type=submit]").last.click()
    expect(tab.locator(".messages .success")).to_contain_text("zoe")

    person = User.objects.get(username="zoe")
    assert list(person.groups.values_list("name", flat=True)) == ["Édition : Inclusion"]
    assert person.check_password("Mot-de-passe-27")
    assert not person.is_superuser
