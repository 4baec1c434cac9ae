"""The formats: exact bytes, other people's readers, formulas, and memory that is bounded."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.spreadsheets import FORMULA_STARTS, without_formula
from cms.syndication.open_data.formats import FORMATS
from cms.syndication.open_data.formats.parquet.thrift import varint, zigzag
from cms.syndication.open_data.formats.parquet.writer import GROUP
from cms.syndication.open_data.tables import Column, ColumnType, joined
from tests.cms.syndication.open_data.declaring import PUBLICATION, ROWS, part
from tests.open_data import parquet_rows

TEXT = (Column("mot", ColumnType.STRING, "Mot", lambda row: row),)


def written(extension: str, rows: list[list[Any]], columns: Any = None) -> bytes:
    made = part(lambda: iter(rows), *([columns] if columns else []))
    return b"".join(FORMATS[extension].write(made, PUBLICATION))


def test_csv_is_utf8_with_a_heading_and_every_type_in_its_plain_form() -> None:
    assert written("csv", ROWS).decode() == (
        "string,integer,number,boolean,date,datetime,year\r\n"
        '"é, ""à""",-3,47800.20,true,1969-12-31,2026-11-23T04:05:06Z,1995\r\n'
        ",,,,,,\r\n"
    )


def test_json_is_a_data_resource_with_a_row_a_line() -> None:
    lines = written("json", ROWS).decode().splitlines()

    assert lines == [
        '{"name":"essai","title":"Essai","description":"Pour voir","profile":"tabular-data-resource",'
        '"schema":"http://localhost:8000/data/essai.schema.json",'
        '"licenses":[{"name":"etalab-2.0","title":"Licence Ouverte 2.0",'
        '"path":"https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}],'
        '"sources":[{"title":"Le Labo","path":"https://labo.example/"}],"data":[',
        '{"string":"é, \\"à\\"","integer":-3,"number":47800.2,"boolean":true,"date":"1969-12-31",'
        '"datetime":"2026-11-23T04:05:06Z","year":1995},',
        '{"string":null,"integer":null,"number":null,"boolean":null,"date":null,"datetime":null,"year":null}',
        "]}",
    ]
    assert json.loads("".join(lines))["data"][0]["integer"] == -3


def test_parquet_is_read_by_others_with_its_types(tmp_path: Path) -> None:
    found = parquet_rows(written("parquet", ROWS), tmp_path)

    expected = [dict(zip(found[0], row, strict=True)) for row in ROWS]
    expected[0]["datetime"] = expected[0]["datetime"].replace(microsecond=0, tzinfo=None)
    assert found == expected
    assert str(found[0]["number"]) == "47800.20"


def test_parquet_is_read_over_several_groups_of_rows(tmp_path: Path) -> None:
    words = [None if index % 3 == 0 else f"é{index}" for index in range(2 * GROUP + 7)]

    found = parquet_rows(written("parquet", [[word] for word in words], TEXT), tmp_path)

    assert [row["mot"] for row in found] == words


@given(rows=st.lists(st.tuples(st.text(), st.integers(-(2**63), 2**63 - 1), st.booleans() | st.none()), max_size=40))
def test_parquet_gives_back_any_texts_numbers_and_gaps(rows: Any, tmp_path_factory: Any) -> None:
    columns = tuple(
        Column(type_.value, type_, "", lambda row: row)
        for type_ in (ColumnType.STRING, ColumnType.INTEGER, ColumnType.BOOLEAN)
    )

    found = parquet_rows(written("parquet", [list(row) for row in rows], columns), tmp_path_factory.mktemp("parquet"))

    assert [tuple(row.values()) for row in found] == [(word or None, number, flag) for word, number, flag in rows]


@pytest.mark.parametrize(("number", "encoded"), [(0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (300, b"\xac\x02")])
def test_numbers_of_thrift_take_seven_bits_a_byte(number: int, encoded: bytes) -> None:
    assert varint(number) == encoded


@pytest.mark.parametrize(("number", "encoded"), [(0, b"\x00"), (-1, b"\x01"), (1, b"\x02"), (-2, b"\x03")])
def test_the_sign_of_a_number_of_thrift_is_its_lowest_bit(number: int, encoded: bytes) -> None:
    assert zigzag(number) == encoded


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_text_that_spreadsheets_would_run_gets_an_apostrophe_in_csv_alone(start: str, tmp_path: Path) -> None:
    formula = f'{start}HYPERLINK("https://evil.example")'

    (row,) = csv.DictReader(io.StringIO(written("csv", [[formula]], TEXT).decode(), newline=""))

    assert row["mot"] == f"'{formula}"
    assert json.loads(written("json", [[formula]], TEXT))["data"] == [{"mot": formula}]
    assert parquet_rows(written("parquet", [[formula]], TEXT), tmp_path) == [{"mot": formula}]


def test_a_negative_number_is_no_formula() -> None:
    amount = (Column("montant", ColumnType.NUMBER, "Montant", lambda row: row),)

    assert written("csv", [[Decimal("-1.5")]], amount) == b"montant\r\n-1.50\r\n"


@given(st.text())
def test_any_text_comes_back_from_csv_but_for_the_apostrophe(word: str) -> None:
    content = written("csv", [[word]], TEXT).decode()

    assert list(csv.reader(io.StringIO(content, newline=""))) == [["mot"], [without_formula(word)]]


def test_several_items_of_a_cell_are_told_apart_by_bars() -> None:
    assert joined(iter(["un", "deux|trois"])) == "un|deux/trois"


@pytest.mark.parametrize("extension", FORMATS)
def test_a_large_file_is_written_in_small_pieces_while_its_rows_are_read(extension: str) -> None:
    read = 0

    def rows() -> Iterator[list[Any]]:
        nonlocal read
        for read in range(1, 30_001):
            yield [f"{read:0100}"]

    pieces = FORMATS[extension].write(part(rows, TEXT), PUBLICATION)
    waiting = []
    largest = before = 0
    for piece in pieces:
        waiting.append(read - before)
        before = read
        largest = max(largest, len(piece))

    assert read == 30_000
    assert max(waiting) <= GROUP
    assert largest < 300_000
