"""From a table to rows whose cells were read."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cms.newsroom.importing.kit import CellRefused, ImportRefused, Row, Table
from laureates.services.laureate_import.columns import NAMES, Column, simplified
from laureates.services.laureate_import.parts import CellError, ReadRow


def columns_of(table: Table) -> tuple[list[Column | None], list[str]]:
    """Return the column below each heading, None for one that isn't read, and the headings of these.

    Raises:
        ImportRefused: a column stands there twice, or none holds the names.
    """
    columns = [NAMES.get(simplified(heading)) for heading in table.headings]
    names = [column.name for column in columns if column]
    for name in names:
        if names.count(name) > 1:
            raise ImportRefused(_("Two columns are headed “%(name)s”: keep one.") % {"name": name})
    if "nom" not in names:
        raise ImportRefused(
            _("No column is headed “nom”: the first row must hold the template's headings. It holds: %(headings)s.")
            % {"headings": ", ".join(table.headings)[:200] or "–"}
        )
    unread = [heading for heading, column in zip(table.headings, columns, strict=True) if heading and column is None]
    return columns, unread


def read_rows(rows: Sequence[Row], columns: list[Column | None], errors: list[CellError]) -> Iterator[ReadRow]:
    """Yield the rows, read; what can't be read is added to the errors, and left out."""
    for row in rows:
        values: dict[str, Any] = {}
        unread = set()
        for column, cell in zip(columns, row.cells, strict=True):
            if column is None:
                continue
            try:
                value = column.read(cell)
            except CellRefused as error:
                errors.append(CellError(row.number, column.name, str(error)))
                unread.add(column.name)
                continue
            if value is not None:
                values[column.name] = value
        yield ReadRow(row.number, values, frozenset(unread))
