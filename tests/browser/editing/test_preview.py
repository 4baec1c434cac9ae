"""The editor's checks reach the rendered page: in our own preview, and in one that another origin shows."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.editing.content import Newsroom
from tests.browser.editing.test_writing import edit, open_panel

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

PAGE = """<!doctype html><html lang="fr"><head><title>Aperçu</title><meta name="description" content="Un aperçu"></head>
<body><main><h1>Aperçu</h1><figure><img src="data:," alt="photo_1.jpg"><figcaption style="color:#ccc;background:#fff">
La salle du mardi</figcaption></figure></main>%s</body></html>"""


@pytest.fixture
def frontend(live_server: LiveServer, settings: LazySettings) -> Iterator[str]:
    """Serve previews from an origin of its own, as a reader site does; give its address."""

    class Frontend(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = self.path.partition("?")[2]
            if not query:  # The browser asks for an icon.
                self.send_error(404)
                return
            with urlopen(f"{live_server.url}/preview/userbar/?{query}") as answer:
                page = (PAGE % answer.read().decode()).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Frontend) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        settings.PREVIEW_URL = f"http://127.0.0.1:{server.server_port}/apercu"
        settings.CMS_URL = live_server.url
        yield settings.PREVIEW_URL
        server.shutdown()


def test_what_is_wrong_in_a_preview_of_another_origin_is_found(tab: Page, newsroom: Newsroom, frontend: str) -> None:
    edit(tab, newsroom.article)
    # Colours are measured only where they are seen.
    open_panel(tab, "preview")

    found = tab.locator("[data-checks-panel]")
    expect(found).to_contain_text("Le texte alternatif", timeout=60_000)
    expect(found).to_contain_text("Texte difficile à lire")


def test_built_in_preview_has_nothing_to_mend(tab: Page, newsroom: Newsroom) -> None:
    edit(tab, newsroom.article)
    open_panel(tab, "checks")
    expect(tab.frame_locator("#w-preview-iframe").locator("h1")).to_have_text(newsroom.article.title, timeout=60_000)
    tab.wait_for_timeout(3_000)

    expect(tab.locator("[data-checks-panel]")).to_have_text("")
