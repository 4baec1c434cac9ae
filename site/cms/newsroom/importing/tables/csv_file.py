"""CSV, whoever wrote it: any usual encoding and separator."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from cms.core.spreadsheets import FORMULA_STARTS
from cms.newsroom.importing.refusals import ImportRefused
from cms.newsroom.importing.tables.table import Formula, Value

SEPARATORS = (";", ",", "\t", "|")
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_QUOTED = re.compile(r'"[^"]*"')


def csv_rows(file: IO[bytes]) -> Iterator[list[Value]]:
    """Yield the rows of a CSV file.

    A cell that begins with ``=`` is a formula; an apostrophe before what would be one is taken away.

    Raises:
        ImportRefused: no text, or not CSV.
    """
    text = decoded(file.read())
    said = _SAID.match(text)
    separator = said[1] if said else _separator(text)
    if said:
        yield []  # The line that says it has a number too.
    lines = io.StringIO(text[said.end() if said else 0 :], newline="")
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            yield [_value(cell) for cell in row]
    except csv.Error as error:
        raise ImportRefused(
            _("The file is not a CSV file that can be read: a quotation mark isn't closed, or a cell is far too long.")
        ) from error


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1252.

    Raises:
        ImportRefused: it has characters that no text has.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise ImportRefused(_("The file is neither XLSX nor text in UTF-8, UTF-16 or Windows-1252."))


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in data[:200]:
        # UTF-16 without its mark: the zeros of Latin letters stand in every second place.
        return ("utf-16-le",) if data[1:200:2].count(0) > data[:200:2].count(0) else ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _separator(text: str) -> str:
    """Return the one that divides the headings into most cells."""
    first = _QUOTED.sub("", text.lstrip().split("\n", 1)[0])
    return max(SEPARATORS, key=first.count)


def _value(cell: str) -> Value:
    if cell.lstrip().startswith("="):
        return Formula(cell)
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
