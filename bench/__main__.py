"""``make bench``: measures ours beside the others, and prints one table."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from bench import options as command_line
from bench.answers import Difference
from bench.database import loaded, postgres_answers
from bench.findings import find
from bench.load import LoadError
from bench.measures import MEASURES
from bench.options import Options
from bench.report import report, write
from bench.run import run
from bench.servers import Place, ServerError
from bench.table import as_json


def main(arguments: list[str]) -> None:
    """Run; whatever is missing or goes wrong is one line, exit code 1."""
    options = command_line.read(arguments)
    if not shutil.which("wrk"):
        sys.exit("Error: wrk, which makes the load, is not installed: apt-get install wrk, or brew install wrk.")
    on_postgres = not options.sqlite and postgres_answers()
    if not on_postgres:
        reason = "as asked" if options.sqlite else "PostgreSQL does not answer at BENCH_DATABASE_URL"
        print(f"On SQLite ({reason}): without the hand-written statements, which are PostgreSQL's, and without a page.")
    with TemporaryDirectory(prefix="rubrique-bench-") as folder:
        try:
            bench(options, Place(loaded(options.articles, on_postgres), Path(folder)))
        except (ServerError, LoadError, Difference) as error:
            sys.exit(f"Error: {error}")


def bench(options: Options, place: Place) -> None:
    """Measure and report."""
    measured = run(options, place)
    findings = find(measured)
    for measure in MEASURES:
        findings += measure(options, place)
    text = report(measured, findings, place)
    print(f"\n{text}")
    if options.json:
        options.json.write_bytes(orjson.dumps(as_json(measured.results), option=orjson.OPT_INDENT_2))
    if options.write and place.database.kind == "postgresql":
        write(text, measured, place.database.articles)


if __name__ == "__main__":
    main(sys.argv[1:])
