"""What an import of WordPress did, or would do: how many of each, and what of each post needs a look."""

from collections import Counter
from dataclasses import dataclass, field

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
