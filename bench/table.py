"""Writes what was measured as tables in Markdown, and as the rows of ``--json``."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from bench.findings import Finding
from bench.questions import QUESTIONS
from bench.results import Result
from bench.statements import Counts

NAMES = list(QUESTIONS)


def results_table(results: Iterable[Result]) -> str:
    """Return the table of all results, by question and mode, the fastest first."""
    rows = sorted(results, key=lambda each: (NAMES.index(each.query), each.mode != "uncached", -each.rps))
    return markdown(
        ("query", "mode", "system", "req/s", "p50 ms", "p99 ms", "statements", "bytes"),
        [
            (
                each.query,
                each.mode,
                each.system,
                number(each.rps),
                f"{each.p50_ms:,.2f}",
                f"{each.p99_ms:,.2f}",
                str(each.statements),
                f"{each.bytes:,}",
            )
            for each in rows
        ],
    )


def findings_table(findings: Iterable[Finding]) -> str:
    """Return each finding beside its target."""
    return markdown(
        ("what", "target", "measured", "verdict"),
        [(each.what, _target(each), number(each.measured), _verdict(each)) for each in findings],
    )


def statements_table(counts: Counts) -> str:
    """Return the statements of each system at each number of items."""
    rows = []
    for (system, query, mode), found in counts.items():
        if mode == "uncached":
            by_size = (f"{number} at {size}" for size, number in found.items() if size in QUESTIONS[query].sizes)
            rows.append((query, system, ", ".join(by_size)))
    rows.sort(key=lambda row: NAMES.index(row[0]))
    return markdown(("query", "system", "statements at so many items"), rows)


def number(value: float) -> str:
    """Write a number with as many decimals as say something: 1,234, 56.7, 0.89."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose columns are as wide as their widest cell."""
    widths = [max(len(row[place]) for row in (headings, *rows)) for place in range(len(headings))]
    lines = [headings, ["-" * max(width, 1) for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def as_json(results: Iterable[Result]) -> list[dict[str, object]]:
    """Return the rows as ``--json`` writes them."""
    return [asdict(each) for each in results]


def _target(finding: Finding) -> str:
    if finding.least is not None:
        return f"≥ {number(finding.least)}"
    return "" if finding.most is None else f"≤ {number(finding.most)}"


def _verdict(finding: Finding) -> str:
    return {True: "met", False: "missed", None: ""}[finding.is_met]
