"""A newsroom at work, a browser's tab in it, axe, and the pictures of ``docs/editing.md``."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import signed_in
from tests.browser.editing.content import Newsroom, fill
from tests.npm import install

AXE = Path(__file__).parent / "axe"
PICTURES = settings.BASE_DIR / "docs" / "editing"

#: A desk, the same at 200 % zoom, a phone.
WIDTHS = {"desk": 1280, "zoomed": 640, "phone": 390}

#: What fades in has its colours at the end only.
STOP_MOVING = """() => document.getAnimations().forEach(
    moving => moving.effect.getComputedTiming().iterations === Infinity || moving.finish()
)"""

#: Whether the page scrolls sideways, or something in it is cut at the right; a table may scroll in a box of its own.
IS_CUT = """() => {
    const inBox = part => {
        for (let box = part.parentElement; box && box.id !== "main"; box = box.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
        return false;
    };
    const sticksOut = part => {
        const {left, right} = part.getBoundingClientRect();
        return part.checkVisibility() && left < innerWidth && right > innerWidth + 1 && !inBox(part);
    };
    const parts = document.querySelectorAll("main :is(h1, h2, p, dd, td, label, input, select, textarea, .button)");
    return document.scrollingElement.scrollWidth > innerWidth || [...parts].some(sticksOut);
}"""

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


@pytest.fixture
def faults(serious: Callable[[Page, str], Findings]) -> Callable[[Page], list[tuple[str, object]]]:
    """Return what is wrong with the page that a tab shows: too wide, or a serious finding, and at which width."""

    def look(tab: Page) -> list[tuple[str, object]]:
        expect(tab.locator("h1, h2#header-title").first).to_be_visible()
        found: list[tuple[str, object]] = []
        tab.evaluate(STOP_MOVING)
        for name, width in WIDTHS.items():
            tab.set_viewport_size({"width": width, "height": 900})
            if tab.evaluate(IS_CUT):
                found.append((name, "too wide"))
            found += [(name, each) for each in serious(tab, "main")]
        tab.set_viewport_size({"width": 1280, "height": 900})
        return found

    return look
