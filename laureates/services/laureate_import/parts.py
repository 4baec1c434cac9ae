"""What an import is made of: rows that were read, laureates and awards as they shall be, and what is wrong."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from laureates.models import Award, CallForProjects, Laureate

#: Shows progress: called with a sequence and the name of one of its items, it gives the items back.
Progress = Callable[[Sequence[Any], str], Iterable[Any]]


@dataclass(frozen=True)
class CellError:
    """What is wrong, and where.

    Attributes:
        row: the number that a spreadsheet shows beside the row.
        column: the heading.
        text: for people, what is allowed.
    """

    row: int
    column: str
    text: str


@dataclass(frozen=True)
class ReadRow:
    """A row whose cells were read.

    Attributes:
        number: the one that a spreadsheet shows.
        values: by the name of the column; blank cells are left out.
        unread: the columns whose cells can't be read.
    """

    number: int
    values: dict[str, Any]
    unread: frozenset[str] = frozenset()


@dataclass(eq=False)
class PlannedLaureate:
    """A laureate as it shall be.

    Attributes:
        laureate: new or known, with its new values.
        lists: its lists as they shall be, by relation: names, or keys of territories.
        is_new: whether it isn't stored yet.
        changed: the fields and lists that the file changes.
        given: where the file says what: row and value by the name of the column.
    """

    laureate: Laureate
    lists: dict[str, list[Any]]
    is_new: bool
    changed: set[str] = field(default_factory=set)
    given: dict[str, tuple[int, Any]] = field(default_factory=dict)


@dataclass(eq=False)
class PlannedAward:
    """An award as it shall be.

    Attributes:
        award: new or known, with its new values.
        row: where the file speaks of it.
        is_new: whether it isn't stored yet.
        changed: the fields that the file changes.
    """

    award: Award
    planned: PlannedLaureate
    row: int
    is_new: bool
    changed: set[str] = field(default_factory=set)


@dataclass
class Plan:
    """What an import would do; nothing of it is done if there are errors.

    Attributes:
        rows: how many rows were read.
        notes: for people: what of the file is passed over.
    """

    call: CallForProjects
    rows: int = 0
    laureates: list[PlannedLaureate] = field(default_factory=list)
    awards: list[PlannedAward] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def new_laureates(self) -> list[PlannedLaureate]:
        """The laureates that would be made."""
        return [each for each in self.laureates if each.is_new]

    @property
    def changed_laureates(self) -> list[PlannedLaureate]:
        """The known laureates that would be changed."""
        return [each for each in self.laureates if each.changed and not each.is_new]

    @property
    def new_awards(self) -> list[PlannedAward]:
        """The awards that would be made."""
        return [each for each in self.awards if each.is_new]

    @property
    def changed_awards(self) -> list[PlannedAward]:
        """The known awards that would be changed."""
        return [each for each in self.awards if each.changed and not each.is_new]

    @property
    def changes_nothing(self) -> bool:
        """Whether all that the file says is so already."""
        return not (self.new_laureates or self.changed_laureates or self.new_awards or self.changed_awards)
