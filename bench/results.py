"""What was measured: one row a system, question and mode."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.load import Load


@dataclass(frozen=True)
class Result:
    """One row of the table, as ``--json`` writes it.

    Attributes:
        statements: SQL statements of one request with the question's usual number of items.
        bytes: of one answer's body.
    """

    system: str
    query: str
    mode: str
    articles: int
    rps: float
    p50_ms: float
    p99_ms: float
    statements: int
    bytes: int


def medians(loads: Sequence[Load]) -> Load:
    """Return the median of each number over the rounds."""
    return Load(
        rps=median(load.rps for load in loads),
        p50_ms=median(load.p50_ms for load in loads),
        p99_ms=median(load.p99_ms for load in loads),
    )
