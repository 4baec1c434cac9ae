"""Tables that come in as CSV or XLSX: ``read_table`` gives their rows, ``read_…`` the value of a cell."""

from cms.newsroom.importing.tables.cells import (
    read_amount,
    read_boolean,
    read_date,
    read_digits,
    read_list,
    read_text,
    read_year,
)
from cms.newsroom.importing.tables.reading import MAX_ROWS, read_table
from cms.newsroom.importing.tables.table import CellRefused, Formula, Row, Table, Value

__all__ = [
    "MAX_ROWS",
    "CellRefused",
    "Formula",
    "Row",
    "Table",
    "Value",
    "read_amount",
    "read_boolean",
    "read_date",
    "read_digits",
    "read_list",
    "read_table",
    "read_text",
    "read_year",
]
