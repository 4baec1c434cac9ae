"""Text that ends in a spreadsheet: shown there, never run as a formula."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

#: A cell that begins so is run as a formula by spreadsheets, the last four by those for East Asia.
#: Source: OWASP, CSV Injection.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: What is no text: a negative number is no formula.
_NOT_TEXT = (bool, int, float, Decimal, date, time, timedelta, type(None))


def without_formula(text: str) -> str:
    """Return a text that spreadsheets show rather than run: an apostrophe goes before what looks like a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def protect_exports() -> None:
    """Have Wagtail's CSV exports write such texts. Its XLSX exports mark each text as one already."""
    SpreadsheetExportMixin.write_csv_row = _write_csv_row


def _write_csv_row(view: Any, writer: Any, row: dict[str, Any]) -> Any:
    """Write a row as Wagtail does, but for texts that would be formulas."""
    values = {field: view.preprocess_field_value(field, value, view.FORMAT_CSV) for field, value in row.items()}
    return writer.writerow({field: _cell(value) for field, value in values.items()})


def _cell(value: Any) -> Any:
    return value if isinstance(value, _NOT_TEXT) else without_formula(str(value))
