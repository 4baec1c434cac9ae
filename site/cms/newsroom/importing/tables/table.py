"""What a table is made of once it is read, whatever file it came in."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


class CellRefused(ValueError):
    """A cell can't be read; the message says, for people, what is allowed in it."""


@dataclass(frozen=True)
class Formula:
    """A formula, which we neither run nor trust the last result of."""

    text: str


#: What stands in a cell: never blank text, but None.
Value = str | int | float | Decimal | bool | date | datetime | Formula | None


@dataclass(frozen=True)
class Row:
    """A row that isn't blank.

    Attributes:
        number: the one that a spreadsheet shows beside it, from 1.
        cells: as many as there are headings.
    """

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        headings: the texts of the first row; one may be empty.
        rows: those below that aren't blank.
        notes: for people: what of the file was passed over.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
