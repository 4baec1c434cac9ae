"""Answers like an OpenSearch server on loopback, as far as our backend asks: indices, bulk, and search by words.

Run with a port. What it doesn't know it refuses with status 400, as OpenSearch does. Set TEST_OPENSEARCH_URL to run the
tests against a real server instead.
"""

import json
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
indices: dict[str, dict[str, Json]] = {}


def _tokens(document: Json, part: str) -> list[str]:
    return str(document[part]).split()


def _term(document: Json, asked: Json) -> float | None:
    ((name, value),) = asked.items()
    return 1.0 if document[name] == value else None


def _terms(document: Json, asked: Json) -> float | None:
    ((part, forms),) = asked.items()
    return 1.0 if set(forms) & set(_tokens(document, part)) else None


def _match_phrase(document: Json, asked: Json) -> float | None:
    ((part, phrase),) = asked.items()
    words, row = _tokens(document, part), phrase.split()
    places = range(len(words) - len(row) + 1)
    return 1.0 if any(words[place : place + len(row)] == row for place in places) else None


def _constant_score(document: Json, asked: Json) -> float | None:
    return float(asked["boost"]) if _score(document, asked["filter"]) is not None else None


def _bool(document: Json, asked: Json) -> float | None:
    unknown = asked.keys() - {"filter", "should", "minimum_should_match"}
    if unknown:
        raise KeyError(*unknown)
    if any(_score(document, one) is None for one in asked.get("filter", [])):
        return None
    found = [score for one in asked["should"] if (score := _score(document, one)) is not None]
    return sum(found) if len(found) >= asked["minimum_should_match"] else None


QUERIES: dict[str, Callable[[Json, Json], float | None]] = {
    "term": _term,
    "terms": _terms,
    "match_phrase": _match_phrase,
    "constant_score": _constant_score,
    "bool": _bool,
}


def _score(document: Json, query: Json) -> float | None:
    """Return the score of a document, None if the query doesn't match it."""
    ((kind, asked),) = query.items()
    return QUERIES[kind](document, asked)


def _search(index: dict[str, Json], asked: Json) -> Json:
    rows = [(score, document) for document in index.values() if (score := _score(document, asked["query"])) is not None]
    # From the least important key to the most: sorting keeps the order of equals. A missing moment comes last.
    rows.sort(key=lambda row: row[1]["key"], reverse=True)
    rows.sort(key=lambda row: row[1]["published_at"] or "", reverse=True)
    rows.sort(key=lambda row: row[0], reverse=True)
    hits = [{"sort": [score, document["published_at"], document["key"]]} for score, document in rows]
    return {"hits": {"hits": hits[: asked["size"]]}}


def _bulk(index: dict[str, Json], lines: list[Json]) -> Json:
    items: list[Json] = []
    rest = iter(lines)
    for line in rest:
        ((action, target),) = line.items()
        if action == "index":
            index[target["_id"]] = next(rest)
            items.append({"index": {"status": 201}})
        else:
            known = index.pop(target["_id"], None)
            items.append({"delete": {"status": 200 if known else 404}})
    return {"errors": False, "items": items}


class Handler(BaseHTTPRequestHandler):
    """Four addresses, of any index."""

    def do_PUT(self) -> None:
        """Make an index."""
        name = self.path.strip("/")
        if name in indices:
            return self._answer(400, {"error": {"type": "resource_already_exists_exception", "reason": name}})
        indices[name] = {}
        return self._answer(200, {"acknowledged": True, "mappings": self._body()})

    def do_DELETE(self) -> None:
        """Drop an index."""
        indices.pop(self.path.strip("/"), None)
        self._answer(200, {"acknowledged": True})

    def do_POST(self) -> None:
        """Write, search, or make what was written found."""
        name, action = self.path.strip("/").split("/")
        if name not in indices:
            return self._answer(404, {"error": {"type": "index_not_found_exception", "reason": f"no index [{name}]"}})
        text = self._body()
        if action == "_refresh":
            return self._answer(200, {})
        try:
            lines = [json.loads(line) for line in text.splitlines()]
            found = _bulk(indices[name], lines) if action == "_bulk" else _search(indices[name], lines[0])
        except (KeyError, ValueError) as error:
            return self._answer(400, {"error": {"type": "parsing_exception", "reason": str(error)}})
        return self._answer(200, found)

    def _body(self) -> str:
        return self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()

    def _answer(self, status: int, answer: Json) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
