"""What follows from the measurements, each number beside its target."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.questions import QUESTIONS
from bench.run import Measured

OURS = "rubrique"

#: Of the requests a second of another system, how many ours must reach: DESIGN, section 7.
RATIOS = {
    ("uncached", "sql"): {"list": 0.8, "article": 0.8, "laureates": 0.8, "search": 0.8},
    ("uncached", "grapple"): {"list": 20.0, "article": 3.5, "laureates": 30.0, "search": 4.0},
    ("repeated", "bare"): {"list": 0.5, "article": 0.5, "laureates": 0.5, "search": 0.5},
}
MOST_STATEMENTS = 10
MOST_MEMORY = 250


@dataclass(frozen=True)
class Finding:
    """A number and its target.

    Attributes:
        what: in words.
        measured: the number.
        least, most: the target: one of the two, or none where a number is only told.
    """

    what: str
    measured: float
    least: float | None = None
    most: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; ``None`` without one."""
        if self.least is not None:
            return self.measured >= self.least
        return None if self.most is None else self.measured <= self.most


def find(measured: Measured) -> list[Finding]:
    """Return what follows from a run; nothing is said of what it did not measure."""
    return [*_ratios(measured), *_statements(measured), *_memory(measured)]


def _ratios(measured: Measured) -> Iterator[Finding]:
    rates = {(each.system, each.query, each.mode): each.rps for each in measured.results}
    for (mode, other), targets in RATIOS.items():
        for query, least in targets.items():
            ours, theirs = rates.get((OURS, query, mode)), rates.get((other, query, mode))
            if ours and theirs:
                yield Finding(f"{query}, {mode}: req/s of {OURS} ÷ {other}", ours / theirs, least=least)


def _statements(measured: Measured) -> Iterator[Finding]:
    for (system, query, mode), counts in measured.counts.items():
        if system == OURS and mode == "uncached":
            sizes = ", ".join(map(str, QUESTIONS[query].sizes))
            yield Finding(f"{query}: statements", max(counts.values()), most=MOST_STATEMENTS)
            if len(counts) > 1:
                more = max(counts.values()) - min(counts.values())
                yield Finding(f"{query}: statements more for one number of items of {sizes}", more, most=0)


def _memory(measured: Measured) -> Iterator[Finding]:
    if OURS in measured.memory:
        yield Finding("memory of a web worker afterwards, MB", measured.memory[OURS] / 1e6, most=MOST_MEMORY)
