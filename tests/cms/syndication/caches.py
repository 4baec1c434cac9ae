"""A cache in front of the readers' site, on loopback."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any


class Cache:
    """A cache that says which addresses it was asked to forget."""

    def __init__(self) -> None:
        self.purged: list[str] = []
        self.status = 200
        cache = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self) -> None:
                cache.purged.append(f"{self.headers['Host']}{self.path}")
                self.send_response(cache.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def forgotten(self) -> set[str]:
        """Return what it was asked to forget since the last call."""
        found = set(self.purged)
        self.purged.clear()
        return found


@contextmanager
def running() -> Iterator[Cache]:
    """Run a cache."""
    cache = Cache()
    thread = Thread(target=cache.server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield cache
    cache.server.shutdown()
    cache.server.server_close()
    thread.join(5)
