"""What a content app declares of a table: its columns, its rows, and how it is cut into smaller files.

A declaration is all there is to a table: files in every format, the schema and the catalogue are made from it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

#: A text for readers: English in the source, translated when a file is made.
Text = str | Promise

#: Rows that are in memory at once.
PORTION = 1_000

#: What stands between the items of a cell that holds several.
SEPARATOR = "|"


class ColumnType(StrEnum):
    """What the values of a column are, by the names of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    YEAR = "year"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: its heading, which never changes once it is published.
        type: what its values are.
        title, description: for readers.
        value: gives the value of a row's object, in Python's type for it (``Decimal`` for a number); ``None`` or an
            empty text where there is none.
        constraints: what holds for every value, in the words of Table Schema: ``required``, ``pattern``, ``enum`` ...
        example: a value that such a column can have.
        decimals: how many digits a number has after its point.
        words: how a CSV file writes true and false.
    """

    name: str
    type: ColumnType
    title: Text
    value: Callable[[Any], Any]
    description: Text = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    example: str = ""
    decimals: int = 2
    words: tuple[str, str] = ("true", "false")


@dataclass(frozen=True)
class Split:
    """How a table is also published in parts, one for each thing that its rows belong to.

    Attributes:
        folder: the parts are ``/data/<folder>/<slug>.csv``.
        things: gives what there are parts of: visible, in the order of the catalogue, each with a slug.
        lookup: leads from a row to its thing.
        title, description: of a part; ``{name}`` stands for the thing's name.
    """

    folder: str
    things: Callable[[], QuerySet[Any]]
    lookup: str
    title: Text
    description: Text


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        name: its place, ``/data/<name>.csv``, which never changes once it is published.
        title, description: for readers.
        columns: in their order.
        rows: gives what the rows are made of: only visible things, ordered, with all that the columns read loaded by
            ``select_related`` and ``prefetch_related``.
        key: the names of the columns that tell the rows apart.
        journal_types: the table changes when the journal tells of a thing of one of these types.
        keywords: for who searches a data portal.
        themes: addresses of the European Union's data themes.
        standard: the address of the schema that the table follows; empty if it has only its own.
        split: how it is published in parts as well.
    """

    name: str
    title: Text
    description: Text
    columns: tuple[Column, ...]
    rows: Callable[[], QuerySet[Any]]
    key: tuple[str, ...]
    journal_types: tuple[str, ...]
    keywords: tuple[Text, ...] = ()
    themes: tuple[str, ...] = ()
    standard: str = ""
    split: Split | None = None


@dataclass(frozen=True)
class Part:
    """A table as it is published under one name: whole, or only what belongs to one thing.

    Attributes:
        table: what it is of.
        place: where it is below ``/data/``, without extension: ``awards``, ``calls/tremplin-asso``.
        title, description: for readers.
        of: the thing; ``None`` for a whole table.
    """

    table: Table
    place: str
    title: str
    description: str
    of: Model | None = None

    def rows(self) -> Iterator[list[Any]]:
        """Yield the rows, each with a value a column; so many statements for each thousand of them."""
        rows = self.table.rows()
        if self.of is not None and self.table.split is not None:
            rows = rows.filter(**{self.table.split.lookup: self.of})
        read = [column.value for column in self.table.columns]
        for each in rows.iterator(chunk_size=PORTION):
            yield [value(each) for value in read]


def joined(items: Iterator[str]) -> str:
    """Return one cell that holds several items; a bar inside an item becomes a slash."""
    return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in items)
