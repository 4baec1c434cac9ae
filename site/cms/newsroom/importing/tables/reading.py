"""From a file to a table: CSV or XLSX, told apart by what is in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO

from django.utils.translation import gettext as _

from cms.newsroom.importing.refusals import ImportRefused
from cms.newsroom.importing.tables.csv_file import csv_rows
from cms.newsroom.importing.tables.table import Formula, Row, Table, Value
from cms.newsroom.importing.tables.xlsx_file import xlsx_rows

#: Rows that aren't blank, and columns, that are read.
MAX_ROWS = 20_000
MAX_COLUMNS = 100
#: The last row of a spreadsheet.
LAST_ROW = 1_048_576
MAX_BYTES = 20 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_table(file: IO[bytes]) -> Table:
    """Read the table in a file.

    Args:
        file: CSV in UTF-8, UTF-16 or Windows-1252, with semicolons, commas, tabs or bars; or XLSX, of which the first
            sheet is read.

    Raises:
        ImportRefused: neither of these, damaged, too large, or without headings in its first row.
    """
    beginning = file.read(len(_ZIP))
    file.seek(0)
    if _size(file) > MAX_BYTES:
        raise ImportRefused(_("The file is larger than %(size)d MB.") % {"size": MAX_BYTES // 1024**2})
    if beginning == _OLD_OFFICE:
        raise ImportRefused(_("This is a file of an old Excel (.xls): save it as .xlsx or as CSV."))
    rows, notes = xlsx_rows(file, MAX_COLUMNS + 1) if beginning == _ZIP else (csv_rows(file), ())
    return _table(rows, tuple(notes))


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _table(rows: Iterable[Sequence[Value]], notes: tuple[str, ...]) -> Table:
    numbered = _filled(rows)
    first = next(numbered, None)
    if first is None:
        raise ImportRefused(_("The file is empty: its first row must hold the headings of the columns."))
    headings = _headings(first.cells)
    found = []
    for row in islice(numbered, MAX_ROWS + 1):
        if any(cell is not None for cell in row.cells[len(headings) :]):
            raise ImportRefused(_("Row %(number)d has more cells than there are headings.") % {"number": row.number})
        blanks = (None,) * (len(headings) - len(row.cells))
        found.append(Row(row.number, (*row.cells[: len(headings)], *blanks)))
    if len(found) > MAX_ROWS:
        raise ImportRefused(
            _("The file has more than %(number)s rows: divide it into several.")
            % {"number": f"{MAX_ROWS:_}".replace("_", " ")}
        )
    return Table(headings, tuple(found), notes)


def _filled(rows: Iterable[Sequence[Value]]) -> Iterator[Row]:
    """Yield the rows that aren't blank. Sheets are often formatted far below their last row."""
    for number, cells in enumerate(islice(rows, LAST_ROW), 1):
        clean = tuple(_clean(cell) for cell in cells)
        if any(cell is not None for cell in clean):
            yield Row(number, clean)


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return value.strip() or None
    return value


def _headings(cells: tuple[Value, ...]) -> tuple[str, ...]:
    texts = ["" if cell is None or isinstance(cell, Formula) else str(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MAX_COLUMNS:
        raise ImportRefused(_("The file has more than %(number)d columns.") % {"number": MAX_COLUMNS})
    return tuple(texts)
