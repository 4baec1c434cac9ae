"""The door of the newsroom for content apps: what they need to declare what editors see and must do."""

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

__all__ = [
    "CellRefused",
    "ImportRefused",
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
