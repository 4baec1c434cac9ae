"""What a document of a hundred fields costs the first time that it is asked, beyond what it costs later."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from bench.answers import OURS
from bench.findings import Finding
from bench.options import Options
from bench.servers import Place, Server, serve
from bench.systems.system import document, post

DOCUMENTS = 15
MOST_MS = 20


def measure(options: Options, place: Place) -> Iterator[Finding]:
    """Ask documents that differ by their names only, each for the first time and again."""
    with serve(OURS, OURS.modes["uncached"], place, workers=1) as server:
        times = [_twice(server, number) for number in range(DOCUMENTS)]
    # The first of all documents pays for what the process needs once.
    first, later = (median(column) for column in zip(*times[1:], strict=True))
    yield Finding("first answer to a document of 100 fields, ms more than the next", first - later, most=MOST_MS)


def _twice(server: Server, number: int) -> tuple[float, float]:
    text = document("hundred").replace("Hundred", f"Hundred{number}")
    asked = post("/graphql/", text, {"slug": "article-0"})
    milliseconds = []
    for _time in range(2):
        started = perf_counter()
        server.ask(asked)
        milliseconds.append((perf_counter() - started) * 1_000)
    return milliseconds[0], milliseconds[1]
