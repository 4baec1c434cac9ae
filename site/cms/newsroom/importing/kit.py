"""The door of imports for content apps: what they need to read files, make content of them, and remember it."""

from cms.newsroom.importing.models import Upload
from cms.newsroom.importing.refusals import ImportRefused
from cms.newsroom.importing.tables import (
    CellRefused,
    Row,
    Table,
    Value,
    read_amount,
    read_boolean,
    read_date,
    read_digits,
    read_list,
    read_table,
    read_text,
    read_year,
)
from cms.newsroom.importing.uploads import ImportFileField, keep, kept, opened

__all__ = [
    "CellRefused",
    "ImportFileField",
    "ImportRefused",
    "Row",
    "Table",
    "Upload",
    "Value",
    "keep",
    "kept",
    "opened",
    "read_amount",
    "read_boolean",
    "read_date",
    "read_digits",
    "read_list",
    "read_table",
    "read_text",
    "read_year",
]
