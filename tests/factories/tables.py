"""Tables as files: ``csv_file([...])``, ``xlsx_file([...])``."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook


def csv_file(rows: Sequence[Sequence[Any]], separator: str = ";", encoding: str = "utf-8") -> io.BytesIO:
    """Return rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def xlsx_file(rows: Sequence[Sequence[Any]], *further: Sequence[Sequence[Any]]) -> io.BytesIO:
    """Return rows as a workbook, one sheet for each list; a text that begins with ``=`` is a formula."""
    workbook = Workbook()
    for number, sheet_rows in enumerate([rows, *further]):
        sheet = workbook.create_sheet(f"Feuille {number + 1}")
        for row in sheet_rows:
            sheet.append(list(row))
    del workbook["Sheet"]
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    return file
