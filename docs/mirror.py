"""Keeps a copy of a publication in a SQLite file: python mirror.py https://cms.example.org KEY copy.sqlite3

Needs Python 3.11 and nothing else. Run it as often as you like: each run takes what is new.
"""

import gzip
import json
import sqlite3
import sys
import time
from collections.abc import Callable
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TABLES = """
CREATE TABLE IF NOT EXISTS item (id TEXT PRIMARY KEY, type TEXT, url TEXT, json TEXT, round INTEGER);
CREATE TABLE IF NOT EXISTS state (cursor TEXT, round INTEGER);
INSERT INTO state SELECT '', 1 WHERE NOT EXISTS (SELECT * FROM state);
"""


def asker(address: str, key: str) -> Callable[[str], tuple[int, dict]]:
    """Return a function that asks for what follows a cursor, and waits where it is told to."""

    def ask(cursor: str) -> tuple[int, dict]:
        query = urlencode({"cursor": cursor, "limit": 500})
        headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "gzip"}
        try:
            with urlopen(Request(f"{address}/api/sync/v1/changes?{query}", headers=headers), timeout=60) as answer:
                body = answer.read()
                packed = answer.headers.get("Content-Encoding") == "gzip"
                return answer.status, json.loads(gzip.decompress(body) if packed else body)
        except HTTPError as error:
            if error.code in (429, 503):
                time.sleep(int(error.headers.get("Retry-After", "60")))
                return ask(cursor)
            return error.code, json.load(error)

    return ask


def synchronise(copy: sqlite3.Connection, ask: Callable[[str], tuple[int, dict]]) -> None:
    """Take all that is new. It can be interrupted anywhere: items and cursor are stored together."""
    copy.executescript(TABLES)
    more = True
    while more:
        cursor, number = copy.execute("SELECT cursor, round FROM state").fetchone()
        status, page = ask(cursor)
        with copy:
            if status == 410:  # RESYNC: begin anew, and drop at the end what is not given again.
                copy.execute("UPDATE state SET cursor = '', round = round + 1")
                continue
            if status != 200:
                raise SystemExit(f"{page['code']}: {page['detail']}")
            for change in page["items"]:
                copy.execute("DELETE FROM item WHERE id = ?", [change["id"]])
                if change["item"] is not None:
                    row = [change["id"], change["type"], change["url"], json.dumps(change["item"]), number]
                    copy.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?)", row)
            more = page["hasMore"]
            copy.execute("UPDATE state SET cursor = ?", [page["nextCursor"]])
            if not more:
                copy.execute("DELETE FROM item WHERE round < ?", [number])


if __name__ == "__main__":
    synchronise(sqlite3.connect(sys.argv[3]), asker(sys.argv[1], sys.argv[2]))
