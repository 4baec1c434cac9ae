"""What an import of WordPress did, or would do: how many of each, and what of each post needs a look."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cms.core.spreadsheets import without_formula
from cms.newsroom.importing.kit import LeftOut


@dataclass(frozen=True)
class Outcome:
    """What came of a post.

    Attributes:
        id: its number there.
        refused: why nothing was made of it; empty if something was.
        left_out: what of it could not be carried over.
    """

    id: int
    title: str
    link: str
    refused: str = ""
    left_out: tuple[LeftOut, ...] = ()


@dataclass
class Report:
    """The whole.

    Attributes:
        made: how many were made, by kind: ``article``, ``page``, ``rubric``, ``author``, ``picture``, ``redirect``.
        known: how many posts and pages had been imported before.
        passed_over: how many things of a type that isn't imported, by type.
        outcomes: of the posts that need a look.
    """

    made: Counter[str] = field(default_factory=Counter)
    known: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)


def losses_of(outcomes: Iterable[Outcome]) -> Iterator[tuple[object, ...]]:
    """Yield, for each thing that needs a look: the post's number, title and address, what is lost, and why."""
    for each in outcomes:
        if each.refused:
            yield each.id, each.title, each.link, "", each.refused
        yield from ((each.id, each.title, each.link, item.what, item.reason) for item in each.left_out)


def write_rows(file: Any, headings: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table of losses as CSV, nothing of which a spreadsheet runs.

    Args:
        file: takes text.
        headings: of the columns.
        rows: as ``losses_of`` yields them.
    """
    writer = csv.writer(file, delimiter=";")
    writer.writerow(headings)
    writer.writerows([without_formula(str(value)) for value in row] for row in rows)
