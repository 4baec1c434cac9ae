"""CSV: RFC 4180 in UTF-8, with commas, a heading, and texts that no spreadsheet takes for a formula."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cms.core.spreadsheets import without_formula
from cms.syndication.open_data.formats.pieces import in_pieces
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Column, ColumnType, Part


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def write_csv(part: Part, publication: Publication) -> Iterator[bytes]:
    """Yield the part as CSV."""
    return in_pieces(_lines(part))


def _lines(part: Part) -> Iterator[str]:
    writer = csv.writer(_Echo())
    columns = part.table.columns
    yield writer.writerow([column.name for column in columns])
    for row in part.rows():
        yield writer.writerow([cell(column, value) for column, value in zip(columns, row, strict=True)])


def cell(column: Column, value: Any) -> str:
    """Return a value as a CSV file holds it."""
    if value is None:
        return ""
    match column.type:
        case ColumnType.STRING:
            return without_formula(str(value))
        case ColumnType.NUMBER:
            return f"{Decimal(value):.{column.decimals}f}"
        case ColumnType.BOOLEAN:
            return column.words[0 if value else 1]
        case _:
            return plain(value)


def plain(value: int | date | datetime) -> str:
    """Return an integer, a date or a time of day as text; times in UTC, to the second."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)
