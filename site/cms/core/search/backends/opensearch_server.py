"""Speaks to an OpenSearch server: JSON over HTTP, three calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson
import urllib3

Json = dict[str, Any]

DEFAULT_INDEX = "rubrique"
#: How long to wait for a connection, and for an answer: a reader waits too.
SECONDS = urllib3.Timeout(connect=1, read=5)


class OpenSearchFailure(Exception):
    """The server can't be reached, or refused; the message says why."""


@dataclass(frozen=True)
class OpenSearchServer:
    """One index of a server.

    Attributes:
        url: address, with a login if it needs one; its path is the name of the index.
    """

    url: str

    def make_index(self, settings: Json) -> None:
        """Make the index, unless it is there."""
        status, answer = self._call("PUT", "", orjson.dumps(settings))
        if status >= 400 and _reason(answer, "type") != "resource_already_exists_exception":
            raise OpenSearchFailure(_reason(answer))

    def write(self, settings: Json, lines: Sequence[Json]) -> None:
        """Index and delete documents: ``lines`` are those of the bulk API. Makes the index first, once a process."""
        _make_once(self, orjson.dumps(settings))
        status, answer = self._call("POST", "/_bulk", b"".join(orjson.dumps(line) + b"\n" for line in lines))
        if status >= 400:
            raise OpenSearchFailure(_reason(answer))
        for outcome in answer["items"]:
            for result in outcome.values():
                if "error" in result:
                    raise OpenSearchFailure(_reason(result))

    def search(self, query: Json) -> list[list[Any]]:
        """Return what a query finds, as the values that it is sorted by."""
        status, answer = self._call("POST", "/_search", orjson.dumps(query))
        if status == 404:
            raise OpenSearchFailure(f"{_reason(answer)}: run manage.py rebuild_search.")
        if status >= 400:
            raise OpenSearchFailure(_reason(answer))
        return [hit["sort"] for hit in answer["hits"]["hits"]]

    def _call(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        url = urlsplit(self.url)
        index = url.path.strip("/") or DEFAULT_INDEX
        kind = "application/x-ndjson" if path == "/_bulk" else "application/json"
        headers = {"Content-Type": kind}
        if url.username is not None:
            login = f"{unquote(url.username)}:{unquote(url.password or '')}"
            headers |= urllib3.make_headers(basic_auth=login)
        address = f"{url.scheme}://{url.netloc.rpartition('@')[2]}/{index}{path}"
        try:
            response = _pool().request(method, address, body=body, headers=headers, timeout=SECONDS, retries=False)
            return response.status, response.json()
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise OpenSearchFailure(f"No answer from OpenSearch: {error}") from error


@cache
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager()


@cache
def _make_once(server: OpenSearchServer, settings: bytes) -> None:
    server.make_index(orjson.loads(settings))


def _reason(answer: Json, name: str = "reason") -> str:
    error = answer.get("error")
    return str(error.get(name)) if isinstance(error, dict) else str(error)
