"""The file that people fill in: every column with an example, and, in the workbook, what each holds."""

import csv
import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from laureates.services.laureate_import.columns import COLUMNS


def template_csv() -> bytes:
    """Return the template as CSV that Excel opens well: semicolons, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.name for column in COLUMNS])
    writer.writerow([column.example for column in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """Return the template as a workbook, whose second sheet explains the columns."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None  # noqa: S101  # A new workbook has one.
    sheet.title = _("Laureates")
    sheet.append([column.name for column in COLUMNS])
    sheet.append([column.example or None for column in COLUMNS])
    help_sheet = workbook.create_sheet(_("Columns"))
    help_sheet.append([_("Column"), _("What it holds")])
    for column in COLUMNS:
        help_sheet.append([column.name, str(column.help)])
    for each in (sheet, help_sheet):
        each.freeze_panes = "A2"
        for number, heading in enumerate(each[1], 1):
            heading.font = Font(bold=True)
            each.column_dimensions[get_column_letter(number)].width = 24
    help_sheet.column_dimensions["B"].width = 70
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
