"""Chromium, and a tab of it in which somebody who reads French has signed in by the form."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give the browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def signed_in(user: User, live_server: LiveServer) -> Iterator[Page]:
    """Give a tab that shows the admin's front page, after the login form."""
    with chromium() as browser:
        tab = browser.new_page(base_url=live_server.url, locale="fr-FR", viewport={"width": 1280, "height": 900})
        tab.set_default_timeout(60_000)
        tab.goto("/admin/")
        tab.locator("input[name=username]").fill(user.username)
        tab.locator("input[name=password]").fill("sesame")
        tab.locator("button[type=submit]").click()
        tab.wait_for_url("**/admin/")
        yield tab
