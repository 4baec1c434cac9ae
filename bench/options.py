"""The command line of ``make bench``."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.questions import QUESTIONS
from bench.systems import SYSTEMS


@dataclass(frozen=True)
class Options:
    """What a run measures.

    Attributes:
        articles: how many the database holds.
        rounds: how often each system is measured with each question; medians are shown.
        warm_up, seconds: of each measurement.
        questions, systems: their names.
        sqlite: use SQLite even where PostgreSQL answers.
        json: where to write the results besides; ``None`` for nowhere.
        write: whether to write docs/benchmark.md and its plot.
    """

    articles: int
    rounds: int
    warm_up: int
    seconds: int
    questions: tuple[str, ...]
    systems: tuple[str, ...]
    sqlite: bool
    json: Path | None
    write: bool


def read(arguments: Sequence[str]) -> Options:
    """Read the command line; a wrong one ends the program with a line that says what is allowed."""
    parser = ArgumentParser(prog="make bench", description='Options go into ARGS: make bench ARGS="--quick"')
    parser.add_argument("--articles", type=_count, default=1_000, metavar="N", help="articles in the database (1000)")
    parser.add_argument("--rounds", type=_count, default=3, metavar="N", help="measurements of each; medians count (3)")
    parser.add_argument("--seconds", type=_count, default=10, metavar="N", help="of a measurement, after 3 (10)")
    parser.add_argument(
        "--quick", action="store_true", help="4 seconds each, for trying; docs/benchmark.md stays as it is"
    )
    parser.add_argument("--only", type=_of(QUESTIONS), default=tuple(QUESTIONS), metavar="LIST", help="questions")
    parser.add_argument("--systems", type=_of(SYSTEMS), default=tuple(SYSTEMS), metavar="LIST", help="systems")
    parser.add_argument("--sqlite", action="store_true", help="use SQLite even where PostgreSQL answers")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    given = parser.parse_args(arguments)
    whole = given.only == tuple(QUESTIONS) and given.systems == tuple(SYSTEMS) and not given.quick
    return Options(
        articles=given.articles,
        rounds=given.rounds,
        warm_up=1 if given.quick else 3,
        seconds=4 if given.quick else given.seconds,
        questions=given.only,
        systems=given.systems,
        sqlite=given.sqlite,
        json=given.json,
        write=whole,
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"“{text}” is not a number: give 1 or more.")
    return int(text)


def _of(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def read_names(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
        for name in names:
            if name not in known:
                raise ArgumentTypeError(f"“{name}” is not one of {', '.join(known)}.")
        return names

    return read_names
