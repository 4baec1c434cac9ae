"""An editor's own way, in a real browser and in French: what is written and published is what the API then shows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from blog.models import ArticlePage
from tests.browser.chromium import signed_in
from tests.factories import ArticleFactory, RubricFactory, UserFactory, body, paragraph

pytestmark = [pytest.mark.needs_browser, pytest.mark.django_db(transaction=True)]

QUOTES = "query($id: ID) { article(id: $id) { body { blockType ... on QuoteBlock { text speaker role } } } }"
NAMES_IN_THE_PICKER = [
    *("Intertitre", "Paragraphe", "Citation", "Encadré"),
    *("Image", "Document", "Vidéo ou contenu intégré"),
    *("Chiffres clés", "Tableau"),
    *("À lire aussi", "Invitation à contribuer"),
    *("Lauréat", "Liste de lauréats", "Appel à manifestation d’intérêt"),
]


@pytest.fixture
def article(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> ArticlePage:
    """An article of one paragraph. The database may be used beside the event loop that Playwright starts."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return ArticleFactory(
        title="Trois ateliers par semaine",
        parent=RubricFactory(title="Inclusion"),
        body=body(paragraph("<p>Une association ouvre ses portes.</p>")),
    )


@pytest.fixture
def admin(article: ArticlePage, live_server: LiveServer) -> Iterator[Page]:
    """The browser's tab, as an administrator who reads French, after the login form."""
    with signed_in(UserFactory(), live_server) as tab:
        yield tab


def body_over_http(live_server: LiveServer, article: ArticlePage) -> list[dict[str, Any]]:
    """Return the article's body, as an anonymous frontend reads it."""
    sent = json.dumps({"query": QUOTES, "variables": {"id": str(article.pk)}}).encode()
    request = Request(f"{live_server.url}/graphql/", sent, {"Content-Type": "application/json"})
    with urlopen(request) as response:
        answer: dict[str, Any] = json.load(response)
    blocks: list[dict[str, Any]] = answer["data"]["article"]["body"]
    return blocks


def test_quote_published_in_the_french_editor_is_in_the_next_answer(
    admin: Page, article: ArticlePage, live_server: LiveServer, tmp_path: Path
) -> None:
    admin.goto(f"/admin/pages/{article.pk}/edit/")
    for panel in ("Chapô", "Corps", "Auteurs", "Classement", "Rectificatifs", "Droits"):
        expect(admin.get_by_role("heading", name=panel).first).to_be_visible()
    admin.screenshot(path=tmp_path / "editor.png")

    admin.get_by_role("button", name="Insérer un bloc").last.click()
    expect(admin.locator("[role=option]")).to_have_text(NAMES_IN_THE_PICKER)
    admin.screenshot(path=tmp_path / "picker.png")

    admin.get_by_role("option", name="Citation").click()
    for label, words in (
        ("Citation", "On repart avec l’envie d’apprendre."),
        ("Auteur de la citation", "Ana Lopes"),
        ("Fonction", "bénévole"),
    ):
        admin.get_by_role("textbox", name=re.compile(f"^{label}")).fill(words)
    admin.screenshot(path=tmp_path / "quote.png")
    admin.get_by_role("button", name="Plus d'actions").click()
    admin.get_by_role("button", name="Publier").click()
    expect(admin.locator(".messages .success")).to_contain_text("publié")

    assert body_over_http(live_server, article) == [
        {"blockType": "ParagraphBlock"},
        {
            "blockType": "QuoteBlock",
            "text": "On repart avec l’envie d’apprendre.",
            "speaker": "Ana Lopes",
            "role": "bénévole",
        },
    ]
