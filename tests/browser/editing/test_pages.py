"""Our own pages of the admin, as people see them: without a serious finding of axe, on a phone, at 200 % zoom."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page, expect

from cms.syndication.webhooks.models import Delivery, State
from tests.browser.editing.content import Newsroom
from tests.browser.editing.own_pages import own_pages
from tests.browser.editing.partnership import fill_partnership
from tests.factories.tasks import failed_task

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Shoot = Callable[[Page, str], None]
Faults = Callable[[Page], list[tuple[str, object]]]


def test_our_pages_have_no_serious_finding_and_fit_every_width(tab: Page, newsroom: Newsroom, faults: Faults) -> None:
    fill_partnership()
    found = {}
    for address in own_pages(newsroom):
        tab.goto(address)
        if wrong := faults(tab):
            found[address] = wrong

    assert found == {}


def test_keys_and_secrets_are_shown_on_pages_without_a_fault(tab: Page, faults: Faults, shoot: Shoot) -> None:
    partner = fill_partnership()
    tab.goto(reverse("partner_access", args=[partner.pk]))
    shoot(tab, "partenaire")
    tab.get_by_label("Pour quoi").fill("application mobile")
    tab.get_by_role("button", name="Créer une clé").click()
    expect(tab.get_by_label("Nouvelle clé")).to_have_value(re.compile("^rbq_"))
    assert faults(tab) == []

    tab.goto(reverse("webhooks_endpoint:inspect", args=[partner.webhooks.get().pk]))
    tab.get_by_role("button", name="Créer un nouveau secret").click()
    expect(tab.get_by_label("Secret", exact=True)).to_have_value(re.compile("^whsec_"))
    assert faults(tab) == []


def test_delivery_is_asked_for_again_on_its_page(tab: Page, newsroom: Newsroom, faults: Faults) -> None:
    endpoint = fill_partnership().webhooks.get()
    told = Delivery.objects.filter(endpoint=endpoint, state=State.DELIVERED).latest("pk")
    tab.goto(reverse("webhooks_delivery:inspect", args=[told.pk]))
    tab.get_by_role("button", name="Livrer à nouveau").click()

    expect(tab.locator(".messages .success")).to_be_visible()
    assert faults(tab) == []
    told.refresh_from_db()
    assert told.state == State.WAITING


def test_failed_task_is_run_again_from_the_front_page(tab: Page, newsroom: Newsroom) -> None:
    failed_task("cms.core.mail._send", ConnectionRefusedError("[Errno 111] Connection refused"))
    tab.goto(reverse("wagtailadmin_home"))
    tab.get_by_role("link", name="Envoyer un courriel").click()
    expect(tab.get_by_role("cell", name="ConnectionRefusedError: [Errno 111] Connection refused")).to_be_visible()
    tab.get_by_role("button", name="Relancer : Envoyer un courriel").click()

    expect(tab.locator(".messages .success")).to_be_visible()
    expect(tab.get_by_text("Rien à corriger ici.")).to_be_visible()
    assert DBTaskResult.objects.get().status == "READY"


def test_front_page_leads_to_the_work(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    tab.goto(reverse("wagtailadmin_home"))
    for title in ("Ce qui m’attend", "Programmé (heure de Paris)", "Contributions à lire", "Liens cassés"):
        expect(tab.get_by_role("heading", name=title)).to_be_visible()
    shoot(tab, "tableau-de-bord")

    tab.get_by_role("link", name="Des tablettes au foyer").first.click()

    expect(tab.locator("input[name=title], textarea[name=title]")).to_have_value("Des tablettes au foyer")


def test_reports_are_in_the_menu_and_leave_as_files(tab: Page, newsroom: Newsroom, shoot: Shoot) -> None:
    tab.goto(reverse("wagtailadmin_home"))
    tab.get_by_role("button", name="Rapports").click()
    tab.get_by_role("link", name="Liens cassés", exact=True).click()
    expect(tab.get_by_role("cell", name="https://ateliers.example.org/guide-2019.pdf")).to_be_visible()
    shoot(tab, "rapport-liens")

    tab.get_by_role("button", name="Actions").first.click()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="CSV").click()

    assert download.value.suggested_filename == "broken-links.csv"
