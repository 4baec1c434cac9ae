"""A newsroom at work, a browser's tab in it, axe, and the pictures of ``docs/editing.md``."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import signed_in
from tests.browser.editing.content import Newsroom, fill
from tests.npm import install

AXE = Path(__file__).parent / "axe"
PICTURES = settings.BASE_DIR / "docs" / "editing"

Findings = list[tuple[str, str]]


@pytest.fixture
def newsroom(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Content in every state. The database may be used beside the event loop that Playwright starts."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return fill()


@pytest.fixture
def tab(newsroom: Newsroom, live_server: LiveServer) -> Iterator[Page]:
    """The browser's tab of the chief editor, who reads French, after the login form."""
    with signed_in(newsroom.chief, live_server) as page:
        yield page


@pytest.fixture
def shoot(tmp_path: Path) -> Callable[[Page, str], None]:
    """Take a picture of the screen; ``make screenshots`` keeps it for ``docs/editing.md``."""
    folder = PICTURES if os.environ.get("KEEP_SCREENSHOTS") == "1" else tmp_path

    def take(page: Page, name: str) -> None:
        # 64 colours are enough for a screen of ours, and a third of the size.
        picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
        picture.convert("RGB").quantize(64).save(folder / f"{name}.png", optimize=True)

    return take


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Return axe, as npm has it."""
    install(AXE)
    return (AXE / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def serious(axe_script: str) -> Callable[[Page, str], Findings]:
    """Return the serious and critical things that axe finds in a part of a page: rule and place."""

    def find(page: Page, part: str) -> Findings:
        page.evaluate(axe_script)
        found: list[dict[str, Any]] = page.evaluate("part => axe.run(part).then(r => r.violations)", part)
        return [
            (each["id"], node["html"][:200])
            for each in found
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    return find
