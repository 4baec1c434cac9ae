"""Puts a run's tables and plot into docs/benchmark.md, between two marks: the prose around them stays."""

from datetime import UTC, datetime
from pathlib import Path

from bench.database import ROOT
from bench.findings import Finding
from bench.machine import described
from bench.plot import plot
from bench.run import Measured
from bench.servers import Place
from bench.table import findings_table, results_table, statements_table

DOCS = ROOT / "docs"


def report(measured: Measured, findings: list[Finding], place: Place) -> str:
    """Return the tables as Markdown."""
    parts = [
        described(place.database),
        results_table(measured.results),
        findings_table(findings),
        statements_table(measured.counts),
    ]
    return "\n\n".join(parts)


def write(text: str, measured: Measured, articles: int, folder: Path = DOCS) -> None:
    """Write the page's part for a number of articles, and its plot.

    Args:
        text: what ``report`` returned.
        measured: what the plot shows.
        articles: each number of articles has a part, and a plot, of its own.
        folder: of ``benchmark.md``.
    """
    picture = folder / f"benchmark-{articles}.png"
    plot(measured.results, picture)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    alternative = f"Requests a second of each system, with {articles:,} articles"
    part = f"Measured on {today}: {text}\n\n![{alternative}]({picture.name})"
    page = folder / "benchmark.md"
    page.write_text(inserted(page.read_text(encoding="utf-8"), part, articles), encoding="utf-8")


def inserted(page: str, part: str, articles: int) -> str:
    """Return the page with the part for a number of articles in place of the old one, else at its end."""
    begin, end = f"<!-- measured: {articles} -->", "<!-- measured: end -->"
    if begin not in page:
        page = f"{page.rstrip()}\n\n## With {articles:,} articles\n\n{begin}\n{end}\n"
    before, _begin, rest = page.partition(begin)
    _old, _end, after = rest.partition(end)
    return f"{before}{begin}\n\n{part}\n\n{end}{after}"
