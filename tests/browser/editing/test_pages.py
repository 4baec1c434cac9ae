"""Our own pages of the admin, as people see them: without a serious finding of axe, on a phone, at 200 % zoom."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.editing.content import Newsroom

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

#: A desk, the same at 200 % zoom, a phone.
WIDTHS = {"desk": 1280, "zoomed": 640, "phone": 390}


def addresses(newsroom: Newsroom) -> list[str]:
    """Return where our own pages are."""
    names = ("wagtailadmin_home", "report_broken-links", "report_content-checks", "report_translations")
    return [*map(reverse, names), reverse("related_articles", args=[newsroom.article.pk])]


def test_our_pages_have_no_serious_finding_and_fit_every_width(
    tab: Page, newsroom: Newsroom, serious: Callable[[Page, str], list[tuple[str, str]]]
) -> None:
    found, wide = {}, []
    for address in addresses(newsroom):
        for name, width in WIDTHS.items():
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(address)
            expect(tab.locator("h1").first).to_be_visible()
            if tab.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
                wide.append((address, name))
            if findings := serious(tab, "main"):
                found[address, name] = findings

    assert (found, wide) == ({}, [])


def test_front_page_leads_to_the_work(tab: Page, newsroom: Newsroom, shoot: Callable[[Page, str], None]) -> None:
    tab.goto(reverse("wagtailadmin_home"))
    for title in ("Ce qui m’attend", "Programmé (heure de Paris)", "Contributions à lire", "Liens cassés"):
        expect(tab.get_by_role("heading", name=title)).to_be_visible()
    shoot(tab, "tableau-de-bord")

    tab.get_by_role("link", name="Des tablettes au foyer").first.click()

    expect(tab.locator("input[name=title], textarea[name=title]")).to_have_value("Des tablettes au foyer")


def test_reports_are_in_the_menu_and_leave_as_files(
    tab: Page, newsroom: Newsroom, shoot: Callable[[Page, str], None]
) -> None:
    tab.goto(reverse("wagtailadmin_home"))
    tab.get_by_role("button", name="Rapports").click()
    tab.get_by_role("link", name="Liens cassés", exact=True).click()
    expect(tab.get_by_role("cell", name="https://ateliers.example.org/guide-2019.pdf")).to_be_visible()
    shoot(tab, "rapport-liens")

    tab.get_by_role("button", name="Actions").first.click()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="CSV").click()

    assert download.value.suggested_filename == "broken-links.csv"
