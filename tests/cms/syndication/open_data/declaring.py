"""Tables made up for tests of the machine."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from cms.core.licences import Licence
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Column, ColumnType, Part, Table

PUBLICATION = Publication("Le Labo", "https://labo.example/", "", Licence.ETALAB_2)

#: A column of each type.
COLUMNS = tuple(Column(type_.value, type_, type_.value, lambda row: row) for type_ in ColumnType)

#: A value of each type, and none at all.
ROWS: list[list[Any]] = [
    ['é, "à"', -3, Decimal("47800.2"), True, date(1969, 12, 31), datetime(2026, 11, 23, 4, 5, 6, 7, UTC), 1995],
    [None] * 7,
]


class MadeUp(Part):
    """A part with the rows that a test gives."""

    made: Callable[[], Iterator[list[Any]]]

    def rows(self) -> Iterator[list[Any]]:
        """Yield them."""
        return self.made()


def part(rows: Callable[[], Iterator[list[Any]]], columns: tuple[Column, ...] = COLUMNS) -> Part:
    """Return a part of a table named ``essai`` with some rows."""
    table = Table("essai", "Essai", "Pour voir", columns, rows=None, key=(), journal_types=())
    made = MadeUp(table, "essai", "Essai", "Pour voir")
    object.__setattr__(made, "made", rows)
    return made
