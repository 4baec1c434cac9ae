"""The door of imports for content apps: what they need to read files, make content of them, and remember it."""

from cms.newsroom.importing.archives import check_archive, check_members
from cms.newsroom.importing.html import Block, Converted, FoundPicture, LeftOut, Pictures, to_blocks
from cms.newsroom.importing.memory import Memory
from cms.newsroom.importing.models import Upload
from cms.newsroom.importing.pictures import collection_for, store_picture
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
    "Block",
    "CellRefused",
    "Converted",
    "FoundPicture",
    "ImportFileField",
    "ImportRefused",
    "LeftOut",
    "Memory",
    "Pictures",
    "Row",
    "Table",
    "Upload",
    "Value",
    "check_archive",
    "check_members",
    "collection_for",
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
    "store_picture",
    "to_blocks",
]
