"""The page on which laureates are imported: checked first, then imported by whoever had it checked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cms.newsroom.importing.models import Upload
from cms.newsroom.importing.uploads import prune
from laureates.admin.import_page import NEEDED
from laureates.models import CallForProjects, Laureate
from tests.factories import CallFactory, UserFactory
from tests.factories.tables import csv_file

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/import/laureates/"
ROWS = [["nom", "siren"], ["Wimoov", "732829320"]]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


@pytest.fixture
def call() -> CallForProjects:
    return CallFactory(name="TremplinAsso")


def check(
    editor: Client, call: CallForProjects, rows: Sequence[Sequence[str]] = ROWS, content: bytes | None = None
) -> Any:
    content = csv_file(rows).getvalue() if content is None else content
    return editor.post(ADDRESS, {"call": call.pk, "file": SimpleUploadedFile("lauréats.csv", content)})


def test_a_file_is_checked_then_imported(editor: Client, call: CallForProjects) -> None:
    checked = check(editor, call)
    upload = Upload.objects.get()
    before = Laureate.objects.count()

    imported = editor.post(ADDRESS, {"upload": upload.pk, "call": call.pk}, follow=True)

    assert (before, Laureate.objects.get().name) == (0, "Wimoov")
    assert "1 ligne lue pour «\u00a0TremplinAsso\u00a0»" in checked.content.decode()
    assert "1 nouveau(x) lauréat(s)" in imported.content.decode()
    assert Upload.objects.count() == 0


def test_errors_are_shown_by_row_and_column_and_nothing_can_be_imported(editor: Client, call: CallForProjects) -> None:
    page = check(editor, call, [*ROWS, ["<b>Faux</b>", "=1+1"]]).content.decode()

    assert "<td>3</td><td>siren</td><td>Cette cellule contient une formule" in page
    assert "1 erreur" in page
    assert (Upload.objects.count(), Laureate.objects.count()) == (0, 0)


def test_the_same_file_again_has_nothing_to_import(editor: Client, call: CallForProjects) -> None:
    check(editor, call)
    editor.post(ADDRESS, {"upload": Upload.objects.get().pk, "call": call.pk})

    page = check(editor, call).content.decode()

    assert "Il n’y a rien à importer" in page
    assert 'name="upload"' not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04", "Ce fichier n’est pas un classeur Excel (.xlsx), ou il est endommagé."),
        (b"\x00\xff\xfe", "Le fichier n’est ni un classeur XLSX, ni un texte en UTF-8, UTF-16 ou Windows-1252."),
        (b"nom\n" + b"A\n" * 200_000, "Le fichier a plus de 20 000 lignes : partagez-le en plusieurs fichiers."),
        (b"", "Le fichier soumis est vide."),
        (b"x" * (20 * 1024 * 1024 + 1), "Le fichier dépasse 20 Mo."),
    ],
    ids=["no zip", "no text", "200,000 rows", "empty", "large"],
)
def test_files_that_cannot_be_read_are_refused_with_a_sentence(
    editor: Client, call: CallForProjects, content: bytes, sentence: str
) -> None:
    response = check(editor, call, content=content)

    assert (response.status_code, response.context["form"].errors["file"]) == (200, [sentence])
    assert (Upload.objects.count(), Laureate.objects.count()) == (0, 0)


def test_what_changed_since_the_check_is_seen(editor: Client, call: CallForProjects) -> None:
    check(editor, call)
    laureate = Laureate(name="Autre", slug="autre", siren="732829320", rna="", locale=call.locale, locked=True)
    laureate.save()

    page = editor.post(ADDRESS, {"upload": Upload.objects.get().pk, "call": call.pk}).content.decode()

    assert "Rien n’a été écrit" in page
    assert "Ce lauréat est verrouillé par un rédacteur." in page
    assert list(Laureate.objects.values_list("name", flat=True)) == ["Autre"]


def test_another_ones_upload_cannot_be_imported(editor: Client, call: CallForProjects, client: Client) -> None:
    check(editor, call)
    client.force_login(UserFactory())

    page = client.post(ADDRESS, {"upload": Upload.objects.get().pk, "call": call.pk}, follow=True).content.decode()

    assert "n’est plus là : choisissez-le de nouveau" in page
    assert Laureate.objects.count() == 0


@pytest.mark.parametrize("key", ["", "x", "999999", "9" * 30, "²"])
def test_an_upload_that_is_not_there_is_told(editor: Client, call: CallForProjects, key: str) -> None:
    page = editor.post(ADDRESS, {"upload": key, "call": call.pk}, follow=True).content.decode()

    assert "n’est plus là : choisissez-le de nouveau" in page


def test_uploads_are_forgotten_after_a_day(editor: Client, call: CallForProjects) -> None:
    check(editor, call)
    Upload.objects.update(created_at=timezone.now() - timedelta(hours=25))

    prune()

    assert Upload.objects.count() == 0


@pytest.mark.parametrize("missing", NEEDED)
def test_who_may_not_publish_laureates_may_not_import_them(client: Client, call: CallForProjects, missing: str) -> None:
    user = UserFactory(is_superuser=False)
    names = {name.split(".")[1] for name in NEEDED if name != missing} | {"access_admin"}
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)

    assert client.get(ADDRESS).status_code == 302
    assert check(client, call).status_code == 302
    assert client.get(f"{ADDRESS}template.csv").status_code == 302
    assert (Upload.objects.count(), Laureate.objects.count()) == (0, 0)


def test_strangers_are_sent_to_the_login(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_can_be_downloaded(editor: Client, form: str) -> None:
    response = editor.get(f"{ADDRESS}template.{form}")

    assert response.headers["Content-Disposition"] == f'attachment; filename="laureats.{form}"'
    assert b"".join(response)[:2] == (b"PK" if form == "xlsx" else b"\xef\xbb")


def test_an_unknown_template_is_not_there(editor: Client) -> None:
    assert editor.get(f"{ADDRESS}template.ods").status_code == 404


def test_the_page_is_found_in_the_menu_and_from_the_call(editor: Client, call: CallForProjects) -> None:
    listing = editor.get("/admin/snippets/laureates/callforprojects/").content.decode()

    assert f"{ADDRESS}?call={call.pk}" in listing
    assert ADDRESS in editor.get("/admin/").content.decode()
