"""Tables are read from whatever file they come in, or refused with a sentence."""

import io
import zipfile
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.newsroom.importing.refusals import ImportRefused
from cms.newsroom.importing.tables import MAX_ROWS, Formula, Row, read_table
from cms.newsroom.importing.tables.csv_file import SEPARATORS
from tests.factories.tables import csv_file, xlsx_file

ROWS = [["nom", "ville"], ["Emmaüs “Connect”", "Évreux"], ["L’été; à deux, l'œuvre", "Nîmes"]]
WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Cs")), max_size=20).map(
    lambda text: text.strip()
)
TEXTS = WORDS.filter(lambda text: text.strip() == text and not text.startswith(("=", "'")))


def cells(file: io.BytesIO) -> list[list[object]]:
    table = read_table(file)
    return [list(table.headings), *(list(row.cells) for row in table.rows)]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_csv_is_read_in_every_usual_encoding_and_separator(separator: str, encoding: str) -> None:
    assert cells(csv_file(ROWS, separator, encoding)) == ROWS


def test_csv_says_its_separator_as_excel_does() -> None:
    assert read_table(io.BytesIO(b"sep=;\r\nnom;ville\r\nA,B;Nancy\r\n")).rows == (Row(3, ("A,B", "Nancy")),)


def test_xlsx_is_read_with_its_numbers_and_dates() -> None:
    table = read_table(xlsx_file([["nom", "siren", "le"], ["Wimoov", 732829320, datetime(2019, 3, 14)]], [["autre"]]))

    assert table.rows == (Row(2, ("Wimoov", 732829320, datetime(2019, 3, 14))),)
    assert table.notes == ("Seule la première feuille, « Feuille 1 », est lue.",)


@pytest.mark.parametrize("file", [csv_file, xlsx_file])
def test_formulas_are_formulas_and_never_values(file: type) -> None:
    table = read_table(file([["nom"], ['=HYPERLINK("https://example.org","Gagné")']]))

    assert table.rows == (Row(2, (Formula('=HYPERLINK("https://example.org","Gagné")'),)),)


def test_a_text_that_was_protected_in_an_export_comes_back_as_it_was() -> None:
    assert cells(csv_file([["nom"], ["'=1+1"], ["'+33"], ["'autre"]])) == [["nom"], ["=1+1"], ["+33"], ["'autre"]]


@pytest.mark.parametrize("file", [csv_file, xlsx_file])
def test_rows_keep_the_numbers_that_a_spreadsheet_shows(file: type) -> None:
    table = read_table(file([["nom", "ville"], ["A", "B"], ["", ""], ["", ""], ["C", ""]]))

    assert table.rows == (Row(2, ("A", "B")), Row(5, ("C", None)))


@pytest.mark.parametrize("file", [csv_file, xlsx_file])
def test_a_sheet_of_200_000_rows_is_refused(file: type) -> None:
    with pytest.raises(
        ImportRefused, match=r"^Le fichier a plus de 20 000 lignes : partagez-le en plusieurs fichiers.$"
    ):
        read_table(file([["nom"], *(["A"] for _number in range(200_000 if file is csv_file else MAX_ROWS + 1))]))


def test_blank_rows_far_below_do_not_count() -> None:
    assert len(read_table(csv_file([["nom"], ["A"], *([""] for _number in range(MAX_ROWS)), ["B"]])).rows) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Le fichier est vide : sa première ligne doit porter les titres des colonnes."),
        (b"\r\n;;\r\n", "Le fichier est vide : sa première ligne doit porter les titres des colonnes."),
        (b"\xd0\xcf\x11\xe0 old", "C’est un fichier d’un ancien Excel (.xls) : enregistrez-le en .xlsx ou en CSV."),
        (b"PK\x03\x04 broken", "Ce fichier n’est pas un classeur Excel (.xlsx), ou il est endommagé."),
        (b"nom\x00\x01\x02\xff", "Le fichier n’est ni un classeur XLSX, ni un texte en UTF-8, UTF-16 ou Windows-1252."),
        (
            b'nom;ville\n"A;B\n',
            "Le fichier CSV ne peut pas être lu : des guillemets ne sont pas fermés, ou une cellule est bien trop longue.",
        ),
        (b"nom\nA;B\n", "La ligne 2 a plus de cellules qu’il n’y a de titres."),
        (b";".join([b"x"] * 101), "Le fichier a plus de 100 colonnes."),
        (b"x" * (20 * 1024 * 1024 + 1), "Le fichier dépasse 20 Mo."),
    ],
    ids=["empty", "blank", "old Excel", "no zip", "no text", "open quote", "too wide", "columns", "large"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read_table(io.BytesIO(content))

    assert str(refusal.value) == sentence


def archive(**members: bytes) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    file.seek(0)
    return file


def test_a_zip_bomb_is_refused_unopened() -> None:
    bomb = archive(**{"xl__workbook.xml": b"<workbook/>", "xl__bomb.xml": bytes(101 * 1024 * 1024)})

    with pytest.raises(ImportRefused, match=r"^Ce fichier, une fois décompressé, dépasserait 100 Mo.$"):
        read_table(bomb)


def test_a_workbook_with_entities_is_refused() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><workbook>&b;</workbook>'

    with pytest.raises(ImportRefused, match=r"^Ce classeur est endommagé"):
        read_table(archive(**{"xl__workbook.xml": laughs, "[Content_Types].xml": laughs}))


@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_what_is_written_as_csv_is_read_back(rows: list[list[str]], separator: str, encoding: str) -> None:
    given_rows = [["a", "b", "c"], *rows]

    read = cells(csv_file(given_rows, separator, encoding))

    assert read == [[cell or None for cell in row] for row in given_rows if any(row)]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    with suppress(ImportRefused):
        table = read_table(io.BytesIO(content))
        assert all(len(row.cells) == len(table.headings) for row in table.rows)
