"""What a large archive costs: the time of a page of the list, the first and the last by cursor, against a small one."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from statistics import median

from bench.answers import OURS
from bench.database import loaded
from bench.findings import Finding
from bench.load import measure as load
from bench.options import Options
from bench.servers import Place, Server, serve
from bench.systems import Asked
from bench.systems.system import document, post

SMALL = 1_000
MOST = 1.2
LAST_CURSOR = "{ articles(last: 21) { pageInfo { startCursor } } }"


def measure(options: Options, place: Place) -> Iterator[Finding]:
    """Compare with a database of 1,000 articles; nothing is found where there are no more."""
    if place.database.articles <= SMALL:
        return
    small = replace(place, database=loaded(SMALL, place.database.kind == "postgresql"))
    rates: dict[tuple[str, int], list[float]] = defaultdict(list)
    with ExitStack() as running:
        servers = [running.enter_context(serve(OURS, OURS.modes["uncached"], each)) for each in (small, place)]
        for _round in range(options.rounds):
            for page, asked in (("first", _first), ("last", _last)):
                for number, server in enumerate(servers):
                    found = load(server, [asked(server)], options.warm_up, options.seconds, place.folder)
                    rates[page, number].append(found.rps)
    for page in ("first", "last"):
        ratio = median(rates[page, 0]) / median(rates[page, 1])
        yield Finding(f"{page} page, time at {place.database.articles:,} articles ÷ at {SMALL:,}", ratio, most=MOST)


def _first(server: Server) -> Asked:
    return post("/graphql/", document("page"), {"first": 20})


def _last(server: Server) -> Asked:
    """Return the request for what follows the last cursor but twenty."""
    found = json.loads(server.ask(post("/graphql/", LAST_CURSOR, {})).body)
    cursor = found["data"]["articles"]["pageInfo"]["startCursor"]
    return post("/graphql/", document("page"), {"first": 20, "after": cursor})
