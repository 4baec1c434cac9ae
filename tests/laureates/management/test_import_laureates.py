"""``manage.py import_laureates``: says what a file would do, and does it if asked."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from laureates.models import Laureate
from tests.factories import CallFactory
from tests.factories.tables import csv_file, xlsx_file

pytestmark = pytest.mark.django_db

ROWS = [["nom", "siren"], ["Wimoov", "732829320"], ["Zep", ""]]


def run(file: Path, *options: str, call: str = "tremplin") -> str:
    output = StringIO()
    call_command("import_laureates", str(file), "--call", call, *options, stdout=output)
    return output.getvalue().strip()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    CallFactory(slug="tremplin")
    path = tmp_path / "laureats.csv"
    path.write_bytes(csv_file(ROWS, encoding="cp1252").getvalue())
    return path


def test_without_apply_nothing_is_written(file: Path) -> None:
    assert run(file) == (
        "Would import: 2 rows. Laureates: 2 new, 0 changed. Awards: 2 new, 0 changed. Run again with --apply to do it."
    )
    assert Laureate.objects.count() == 0


def test_with_apply_it_is_done_once(file: Path) -> None:
    assert run(file, "--apply") == "Imported: 2 rows. Laureates: 2 new, 0 changed. Awards: 2 new, 0 changed."
    assert run(file, "--apply") == "2 rows: all is so already, nothing to do."
    assert Laureate.objects.count() == 2


def test_workbooks_are_read_too(tmp_path: Path) -> None:
    CallFactory(slug="tremplin")
    file = tmp_path / "laureats.xlsx"
    file.write_bytes(xlsx_file(ROWS, [["notes"]]).getvalue())

    assert run(file, "--apply").startswith(
        "Seule la première feuille, «\u00a0Feuille 1\u00a0», est lue.\nImported: 2 rows."
    )


def test_errors_are_told_by_row_and_nothing_is_written(file: Path) -> None:
    file.write_bytes(csv_file([*ROWS, ["Faux", "12"]]).getvalue())

    with pytest.raises(CommandError) as error:
        run(file, "--apply")

    assert str(error.value) == (
        "Row 4, siren: Un numéro SIREN compte neuf chiffres, dont une clé de contrôle valide\u00a0: vérifiez-le.\n"
        "Nothing was written."
    )
    assert Laureate.objects.count() == 0


def test_an_unknown_call_names_those_there_are(file: Path) -> None:
    with pytest.raises(CommandError, match=r"^There is no call “autre”: the calls are: tremplin\.$"):
        run(file, call="autre")


def test_a_file_that_is_not_there_is_one_line(file: Path) -> None:
    with pytest.raises(CommandError, match=r"can't be read: No such file or directory\.$"):
        run(file.with_name("absent.csv"))


def test_a_file_that_is_no_table_is_one_line(file: Path) -> None:
    file.write_bytes(b"")

    with pytest.raises(
        CommandError, match=r"Le fichier est vide : sa première ligne doit porter les titres des colonnes\.$"
    ):
        run(file)
