"""Partners' servers, on loopback."""

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import orjson
from standardwebhooks import Webhook

from tests.npm import install


@dataclass(frozen=True)
class Request:
    """What a receiver was sent."""

    headers: dict[str, str]
    body: bytes

    @property
    def message(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        return orjson.loads(self.body)

    def is_signed_with(self, secret: str) -> bool:
        """Return whether the official library takes it for ours; raise its error if not."""
        return bool(Webhook(secret).verify(self.body, self.headers))


@dataclass(frozen=True)
class Answer:
    """What a receiver says."""

    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class Receiver:
    """A server that keeps what it is sent, and answers as it is told to."""

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self.answer = answer
        self.requests: list[Request] = []
        self._lock = Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                request = Request({name.lower(): value for name, value in self.headers.items()}, body)
                with receiver._lock:
                    receiver.requests.append(request)
                answer = receiver.answer(request)
                self.send_response(answer.status)
                for name, value in {"content-length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *args: Any) -> None:  # A client that hangs up is what some tests are about.
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.request_queue_size = 64
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhooks"
        self._thread = Thread(target=self._server.serve_forever, args=[0.01], daemon=True)

    @property
    def told(self) -> list[tuple[str, str]]:
        """The types of the events that came, and their things."""
        return [(each.event["type"], each.event["data"].get("id", "")) for each in self.requests]

    def __enter__(self) -> "Receiver":
        self._thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def says(status: int = 204, headers: dict[str, str] | None = None, body: bytes = b"") -> Callable[[Request], Answer]:
    """Return what always answers the same."""
    return lambda request: Answer(status, headers or {}, body)


@contextmanager
def receiving(status: int = 204, **details: Any) -> Iterator[Receiver]:
    """Run a receiver that always answers the same."""
    with Receiver(says(status, **details)) as receiver:
        yield receiver


CLIENTS = Path(__file__).parent / "clients"


def verified_in_javascript(checks: Iterable[tuple[str, dict[str, str], bytes]]) -> list[str]:
    """Return what the official JavaScript library says of requests.

    Args:
        checks: of each a secret, the headers, the body.

    Returns:
        Of each the type of the event, or why it isn't taken for ours.
    """
    install(CLIENTS)
    lines = [
        json.dumps({"secret": secret, "headers": headers, "body": body.decode()}) for secret, headers, body in checks
    ]
    node = ["node", "verify.js"]
    said = subprocess.run(node, cwd=CLIENTS, input="\n".join(lines), capture_output=True, text=True, check=True)
    return said.stdout.splitlines()
