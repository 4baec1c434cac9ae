"""Imports in a real browser and in French: a file is checked, mended, imported; a document becomes a draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from blog.models import ArticlePage
from laureates.models import Laureate
from tests.browser.chromium import signed_in
from tests.factories import CallFactory, RubricFactory, UserFactory, png
from tests.factories.media import root_collection
from tests.factories.tables import csv_file
from tests.factories.word import Picture, docx, p

pytestmark = [pytest.mark.needs_browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def admin(transactional_db: None, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """The browser's tab, as an administrator who reads French."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    root_collection()
    CallFactory(name="TremplinAsso")
    RubricFactory(title="Inclusion")
    with signed_in(UserFactory(), live_server) as tab:
        yield tab


def choose_in_menu(admin: Page, name: str) -> None:
    admin.get_by_role("button", name="Importer").click()
    admin.get_by_role("link", name=name).click()


def check(admin: Page, file: Path) -> None:
    admin.get_by_label("Appel à manifestation d’intérêt").select_option("TremplinAsso")
    admin.locator("input[name=file]").set_input_files(file)
    admin.get_by_role("button", name="Vérifier le fichier").click()


def test_laureates_are_checked_mended_and_imported(admin: Page, tmp_path: Path) -> None:
    wrong, right = tmp_path / "faux.csv", tmp_path / "juste.csv"
    wrong.write_bytes(csv_file([["nom", "montant"], ["Wimoov", "environ 12"]]).getvalue())
    right.write_bytes(csv_file([["nom", "montant"], ["Wimoov", "12 000,50 €"]], encoding="cp1252").getvalue())

    choose_in_menu(admin, "Lauréats d’un appel")
    check(admin, wrong)
    expect(admin.get_by_role("alert")).to_contain_text("1 erreur")
    expect(admin.get_by_role("row", name="2 montant")).to_contain_text("n’est pas un montant")
    assert Laureate.objects.count() == 0

    check(admin, right)
    admin.locator("section").get_by_role("button", name="Importer").click()
    expect(admin.get_by_text("1 nouveau(x) lauréat(s)")).to_be_visible()
    assert Laureate.objects.get().name == "Wimoov"


def test_a_word_document_becomes_a_draft_that_the_editor_opens(admin: Page, tmp_path: Path) -> None:
    file = tmp_path / "Visite.docx"
    file.write_bytes(docx(p("Une visite", style="Titre"), p("Un texte."), Picture(png())).getvalue())

    choose_in_menu(admin, "Document Word")
    admin.get_by_label("Rubrique").select_option("Inclusion")
    admin.locator("input[name=file]").set_input_files(file)
    admin.get_by_role("button", name="En faire un brouillon").click()
    expect(admin.get_by_text("Cette image n’a pas de texte alternatif")).to_be_visible()
    admin.get_by_role("link", name="Ouvrir l’article").click()

    expect(admin.locator("[name=title]")).to_have_value("Une visite")
    assert [block.block_type for block in ArticlePage.objects.get().body] == ["paragraph", "image"]
