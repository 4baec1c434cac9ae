"""Signing in with a second factor, from its setting up to the administrator who resets it, as people see the pages."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import chromium
from tests.browser.editing.content import Newsroom
from tests.cms.newsroom.accounts.test_second_factor import code_of

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Faults = Callable[[Page], list[tuple[str, object]]]


@pytest.fixture
def stranger(newsroom: Newsroom, live_server: LiveServer) -> Iterator[Page]:
    """The tab of somebody who reads French and hasn't signed in."""
    with chromium() as browser:
        yield browser.new_page(base_url=live_server.url, locale="fr-FR", viewport={"width": 1280, "height": 900})


def give_password(tab: Page) -> None:
    tab.locator("input[name=username]").fill("claire")
    tab.locator("input[name=password]").fill("sesame")
    tab.locator("button[type=submit]").first.click()


def test_login_offers_the_provider_too(stranger: Page, settings: LazySettings, faults: Faults) -> None:
    settings.OIDC_ISSUER, settings.OIDC_NAME = "https://provider.example.org", "ProConnect"
    stranger.goto(reverse("wagtailadmin_login"))

    expect(stranger.get_by_role("button", name="Se connecter avec ProConnect")).to_be_visible()
    assert faults(stranger) == []


def test_second_factor_is_set_up_asked_for_and_looked_after(
    stranger: Page, newsroom: Newsroom, faults: Faults, shoot: Callable[[Page, str], None]
) -> None:
    tab = stranger
    tab.goto(reverse("second_factor"))
    give_password(tab)
    expect(tab.get_by_role("heading", name="Installez votre second facteur")).to_be_visible()
    assert faults(tab) == []
    tab.get_by_label("Code").fill(code_of(newsroom.chief))
    tab.get_by_role("button", name="Continuer").click()
    expect(tab.get_by_role("heading", name="Vos codes de secours")).to_be_visible()
    assert faults(tab) == []
    first, *_others = tab.locator("main li code").all_inner_texts()
    tab.get_by_role("link", name="Je les ai mis en lieu sûr").click()
    tab.goto(reverse("second_factor"))
    expect(tab.get_by_text("Il reste 10 codes de secours.")).to_be_visible()
    assert faults(tab) == []

    tab.context.clear_cookies()
    tab.goto(reverse("wagtailadmin_home"))
    give_password(tab)
    expect(tab.get_by_role("heading", name="Second facteur")).to_be_visible()
    shoot(tab, "second-facteur")
    tab.get_by_label("Code").fill("000000")
    tab.get_by_role("button", name="Continuer").click()
    expect(tab.get_by_text("Ce code n’est pas le bon")).to_be_visible()
    assert faults(tab) == []
    tab.get_by_label("Code").fill(first)
    tab.get_by_role("button", name="Continuer").click()

    tab.wait_for_url("**/admin/")
    expect(tab.get_by_role("heading", name="Ce qui m’attend")).to_be_visible()
