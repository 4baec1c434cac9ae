"""XLSX: the first sheet of a workbook, its formulas as formulas."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cms.newsroom.importing.archives import check_archive
from cms.newsroom.importing.refusals import ImportRefused
from cms.newsroom.importing.tables.table import Formula, Value

#: What openpyxl raises for workbooks that are none; SyntaxError is that of both XML parsers which it may use.
_BROKEN = (
    zipfile.BadZipFile, InvalidFileException, SyntaxError, DefusedXmlException,
    KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError, NotImplementedError,
)  # fmt: skip

#: Bytes that a workbook may unpack to: a sheet of 200,000 rows has some 50 MB, and is refused for its rows.
MAX_UNPACKED = 100 * 1024 * 1024
#: Formulas, and their errors such as #N/A.
FORMULAS = ("f", "e")


def xlsx_rows(file: IO[bytes], columns: int) -> tuple[Iterable[Sequence[Value]], list[str]]:
    """Return the rows of the first sheet, and notes on what is passed over.

    Args:
        file: a zip archive.
        columns: how many columns are read at most.

    Raises:
        ImportRefused: no workbook, or a damaged one; also while the rows are read.
    """
    check_archive(file, "xl/workbook.xml", _("an Excel workbook (.xlsx)"), MAX_UNPACKED)
    try:
        workbook = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheet = workbook.worksheets[0]
    except _BROKEN as error:
        raise _damaged() from error
    notes = []
    if len(workbook.worksheets) > 1:
        notes.append(_("Only the first sheet, “%(name)s”, is read.") % {"name": sheet.title})
    return _rows(sheet, columns), notes


def _rows(sheet: object, columns: int) -> Iterator[Sequence[Value]]:
    try:
        for row in sheet.iter_rows(max_col=columns):  # type: ignore[attr-defined]  # a read-only sheet
            yield [Formula(str(cell.value)) if cell.data_type in FORMULAS else cell.value for cell in row]
    except _BROKEN as error:
        raise _damaged() from error


def _damaged() -> ImportRefused:
    return ImportRefused(_("This workbook is damaged: open it in Excel or LibreOffice, and save it again as .xlsx."))
