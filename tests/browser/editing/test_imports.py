"""The pages of imports, in each of their states: without a serious finding of axe, on a phone, at 200 % zoom."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from blog.models import ArticlePage, ImportState, WordpressImport
from blog.services.wordpress.background import Background
from cms.core.models import WorkerProcess
from tests.browser.editing.content import Newsroom
from tests.factories import CallFactory, png
from tests.factories.tables import csv_file
from tests.factories.word import Picture, docx, p
from tests.factories.wordpress import SITE, category, post, term, wxr

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_node, pytest.mark.django_db(transaction=True)]

Faults = Callable[[Page], list[tuple[str, object]]]
Shoot = Callable[[Page, str], None]

#: As long as calls are named, which is longer than a phone is wide.
CALL = "Appel à manifestation d’intérêt #TremplinAsso, 2e édition : du numérique à la mobilité"
ROWS = [["nom", "siren", "montant"], ["Les Petits Clics", "732829320", "12 000,50 €"]]
WRONG_ROWS = [
    ["nom", "siren", "montant", "versement_du"],
    ["Wimoov", "732 829 32", "environ 12", "14 mars 2019"],
    ["Réseau des ateliers", "732829320", "=SOMME(C2:C9)", "31/02/2019"],
]


def send(tab: Page, file: Path, content: bytes, button: str) -> None:
    """Choose a file in the form that is shown, and send it."""
    file.write_bytes(content)
    tab.locator("input[name=file]").set_input_files(file)
    tab.get_by_role("button", name=button).click()


def test_laureates(tab: Page, tmp_path: Path, faults: Faults, shoot: Shoot) -> None:
    CallFactory(name=CALL)
    found = {}
    tab.goto(reverse("import_laureates"))
    found["empty"] = faults(tab)

    tab.get_by_label("Appel à manifestation d’intérêt").select_option(CALL)
    send(tab, tmp_path / "faux.csv", csv_file(WRONG_ROWS).getvalue(), "Vérifier le fichier")
    expect(tab.get_by_role("alert")).to_contain_text("4 erreurs")
    shoot(tab, "import-laureats")
    found["errors"] = faults(tab)

    tab.get_by_label("Appel à manifestation d’intérêt").select_option(CALL)
    send(tab, tmp_path / "image.csv", png(), "Vérifier le fichier")
    expect(tab.get_by_text("Le fichier n’est ni un classeur XLSX")).to_be_visible()
    found["refused"] = faults(tab)

    tab.get_by_label("Appel à manifestation d’intérêt").select_option(CALL)
    send(tab, tmp_path / "juste.csv", csv_file(ROWS).getvalue(), "Vérifier le fichier")
    expect(tab.get_by_text("1 ligne lue")).to_be_visible()
    found["checked"] = faults(tab)

    assert not any(found.values()), found


def test_word(tab: Page, newsroom: Newsroom, tmp_path: Path, faults: Faults, shoot: Shoot) -> None:
    found = {}
    tab.goto(reverse("import_word"))
    found["empty"] = faults(tab)

    tab.get_by_label("Rubrique").select_option("Inclusion numérique")
    send(tab, tmp_path / "Visite.docx", b"not a zip", "En faire un brouillon")
    expect(tab.get_by_text("Ce fichier n’est pas un document Word")).to_be_visible()
    found["refused"] = faults(tab)

    document = docx(p("Une visite à Bobigny", style="Titre"), p("Un texte."), Picture(png()))
    tab.get_by_label("Rubrique").select_option("Inclusion numérique")
    send(tab, tmp_path / "Visite.docx", document.getvalue(), "En faire un brouillon")
    expect(tab.get_by_text("Cette image n’a pas de texte alternatif")).to_be_visible()
    shoot(tab, "import-word")
    found["made"] = faults(tab)

    assert not any(found.values()), found


def export(folder: Path) -> bytes:
    """Return an export of which some things can't be carried over."""
    picture = f'<figure><img src="{SITE}/wp-content/uploads/2019/port-300x200.png" alt="Le port"></figure>'
    posts = [
        post(f"Carnet de terrain, semaine {week}", "<p>Un texte.</p>", term("category", "terrain")) for week in range(9)
    ]
    return wxr(
        folder,
        category("terrain", "Terrain"),
        post("Le phare", f"<p>Un gardien.</p>{picture}", term("category", "terrain")),
        post("Nous écrire", '<p>Une adresse.</p>[contact-form-7 id="12" title="Contact"]', kind="page"),
        post("Carte des lieux", "<iframe src='https://cartes.example.org/lieux/departement/93'></iframe><p>a</p>"),
        post("Trente ans d’archives", "<p>a" * 20_001),
        post("Brouillon jeté", status="trash"),
        *posts,
    ).read_bytes()


def test_wordpress(tab: Page, tmp_path: Path, faults: Faults, shoot: Shoot) -> None:
    before = ArticlePage.objects.count()
    worker, found = Background(), {}
    tab.goto(reverse("import_wordpress"))
    found["empty"] = faults(tab)

    send(tab, tmp_path / "site.xml", b"<html/>", "Examiner l’export")
    expect(tab.get_by_text("Ce fichier n’est pas un export de WordPress")).to_be_visible()
    found["refused"] = faults(tab)

    send(tab, tmp_path / "site.xml", export(tmp_path), "Examiner l’export")
    expect(tab.get_by_text("Aucun worker n’est là")).to_be_visible()
    found["without a worker"] = faults(tab)

    while worker.run():
        pass
    expect(tab.get_by_role("heading", name="Ce qui serait créé")).to_be_visible()
    expect(tab.get_by_role("row", name="Nous écrire")).to_contain_text("[contact-form-7]")
    shoot(tab, "import-wordpress")
    found["looked through"] = faults(tab)
    assert ArticlePage.objects.count() == before

    WorkerProcess.objects.create(host="a", pid=1, version="1", beats=1)
    tab.get_by_role("button", name="Importer", exact=True).last.click()
    expect(tab.get_by_role("heading", name="Import en cours")).to_be_visible()
    WordpressImport.objects.update(done=6, total=14)
    expect(tab.get_by_text("6 articles et pages sur 14.")).to_be_visible()
    shoot(tab, "import-wordpress-avancement")
    found["under way"] = faults(tab)

    WordpressImport.objects.update(state=ImportState.FAILED, failure="À la ligne 12, l’export est coupé.", done=0)
    expect(tab.get_by_role("alert")).to_contain_text("À la ligne 12")
    found["failed"] = faults(tab)

    tab.get_by_role("button", name="Essayer de continuer").click()
    expect(tab.get_by_role("heading", name="Import en cours")).to_be_visible()
    while worker.run():
        pass
    expect(tab.get_by_text("L’import est terminé.")).to_be_visible()
    found["imported"] = faults(tab)
    assert ArticlePage.objects.count() == before + 11

    tab.goto(reverse("import_wordpress"))
    expect(tab.get_by_role("row", name="site.xml")).to_contain_text("Importé")
    found["listed"] = faults(tab)

    assert not any(found.values()), found
