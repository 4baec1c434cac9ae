"""What a partner waits for: a first synchronisation of everything, one change, and the same by feeds."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from secrets import token_urlsafe
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from bench.answers import OURS
from bench.database import ROOT
from bench.findings import MOST_MEMORY, Finding
from bench.options import Options
from bench.servers import HEADERS, HOST, Place, Server, ServerError, environment_of, serve

CHANGES = "/api/sync/v1/changes"
FEED = "/feeds/articles.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = 1_000
#: How often one request is repeated in a round.
REPEATED = 20
#: Archives of feeds are read for so many seconds.
READING = 30


class Partner:
    """A partner's program: one connection, with the partner's key, and gzip.

    Args:
        server: whom it asks.
        key: its key.
    """

    def __init__(self, server: Server, key: str) -> None:
        self._connection = HTTPConnection(HOST, server.port, timeout=120)
        self._headers = {**HEADERS, "Accept-Encoding": "gzip", "Authorization": f"Bearer {key}"}

    def ask(self, path: str, *expected: int, **headers: str) -> tuple[bytes, dict[str, str]]:
        """Return an answer's body and headers.

        Raises:
            ServerError: its status is none of those expected.
        """
        self._connection.request("GET", path, headers={**self._headers, **headers})
        response = self._connection.getresponse()
        body, found = response.read(), {name.lower(): value for name, value in response.getheaders()}
        if response.status not in expected:
            raise ServerError(f"{path} was answered by {response.status}: {body[:500]!r}")
        return gzip.decompress(body) if found.get("content-encoding") == "gzip" else body, found

    def changes(self, cursor: str) -> Any:
        """Return a page of changes."""
        return json.loads(self.ask(f"{CHANGES}?limit={PAGE}&cursor={cursor}", 200)[0])

    def milliseconds(self, times: int, path: str, expected: int, **headers: str) -> float:
        """Return the median time of a request."""
        found = []
        for _ in range(times):
            started = perf_counter()
            self.ask(path, expected, **headers)
            found.append(1_000 * (perf_counter() - started))
        return median(found)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def measure(options: Options, place: Place) -> Iterator[Finding]:
    """Synchronise from nothing; then publish one article, and ask for that by the sync API and by the feed."""
    secret = {"SECRET_KEY": token_urlsafe(50), "DATA_REQUESTS_PER_MINUTE": "0"}
    key = _prepare("key", secret, place)
    with serve(OURS, {**OURS.modes["uncached"], **secret}, place) as server:
        partner = Partner(server, key)
        try:
            given, seconds, cursor = _first_synchronisation(partner)
            yield Finding("first synchronisation, things a second", given / seconds)
            yield Finding("after it, memory of the largest worker, MB", server.memory() / 1e6, most=MOST_MEMORY)
            articles, seconds = _archives(partner)
            yield Finding("archives of the feed, articles a second", articles / seconds)
            _prepare("change", secret, place)
            times = REPEATED * options.rounds
            one = f"{CHANGES}?cursor={cursor}"
            yield Finding("one change by sync, ms", partner.milliseconds(times, one, 200))
            yield Finding("one change by the feed, ms", partner.milliseconds(times, FEED, 200))
            mark = partner.ask(FEED, 200)[1]["etag"]
            unchanged = partner.milliseconds(times, FEED, 304, **{"If-None-Match": mark})
            yield Finding("no change by the feed (304), ms", unchanged)
        finally:
            partner.close()


def _first_synchronisation(partner: Partner) -> tuple[int, float, str]:
    """Return how many things were given, in how many seconds, and the cursor at the end."""
    started, given, cursor, has_more = perf_counter(), 0, "", True
    while has_more:
        page = partner.changes(cursor)
        given += len(page["items"])
        cursor, has_more = page["nextCursor"], page["hasMore"]
    return given, perf_counter() - started, cursor


def _archives(partner: Partner) -> tuple[int, float]:
    """Follow a feed into its archives, to their end or as long as we have time; return articles and seconds."""
    started, read, address = perf_counter(), 0, FEED
    while address and perf_counter() - started < READING:
        feed = ElementTree.fromstring(partner.ask(address, 200)[0])
        read += len(feed.findall(f"{ATOM}entry"))
        links = {link.get("rel", ""): link.get("href", "") for link in feed.findall(f"{ATOM}link")}
        parts = urlsplit(links.get("prev-archive", ""))
        address = f"{parts.path}?{parts.query}" if parts.path else ""
    return read, perf_counter() - started


def _prepare(what: str, secret: dict[str, str], place: Place) -> str:
    environment = environment_of(OURS, secret, place)
    command = [sys.executable, "-m", "bench.sites.partner", what]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()
