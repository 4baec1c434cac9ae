"""Starts a system behind the production server, and stops it."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from time import monotonic, sleep

from bench.database import Database
from bench.systems.system import Asked, System

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
WORKERS = 2
START_SECONDS = 60

#: What files' addresses begin with, the same for every system whatever its port.
CMS_URL = "https://cms.example.org"

#: What a proxy that speaks HTTPS with the readers says to the server behind it.
HEADERS = {"Host": "cms.example.org", "X-Forwarded-Proto": "https", "Accept": "application/json"}


class ServerError(Exception):
    """A server did not start, or did not answer as it must; the message is for people."""


@dataclass(frozen=True)
class Place:
    """What the servers of a run share.

    Attributes:
        database: where the content is.
        folder: for logs; our answers, which some systems repeat, are in its folder ``answers``.
    """

    database: Database
    folder: Path

    @property
    def answers(self) -> Path:
        """The folder of our answers, a file a question."""
        return self.folder / "answers"


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True, eq=False)
class Server:
    """A running server."""

    system: System
    port: int
    process: "subprocess.Popen[bytes]"

    def ask(self, asked: Asked) -> Answer:
        """Send one request, on a connection of its own.

        Raises:
            ServerError: it is answered by anything but 200.
        """
        client = HTTPConnection(HOST, self.port, timeout=60)
        try:
            client.request(asked.method, asked.path, asked.body.encode() or None, headers_of(asked))
            response = client.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            client.close()
        if answer.status != 200:
            raise ServerError(f"{self.system.name} answered {answer.status} to {asked}: {answer.body[:2000]!r}")
        return answer

    def memory(self) -> int:
        """Return the resident memory of the largest worker, in bytes."""
        listing = subprocess.run(["ps", "-A", "-o", "ppid=,rss="], check=True, capture_output=True, text=True)
        rows = (tuple(map(int, line.split())) for line in listing.stdout.splitlines())
        return max(1024 * rss for parent, rss in rows if parent == self.process.pid)


def headers_of(asked: Asked) -> dict[str, str]:
    """Return the headers of a request."""
    return {**HEADERS, "Content-Type": "application/json"} if asked.body else HEADERS


@contextmanager
def serve(
    system: System,
    environment: Mapping[str, str],
    place: Place,
    application: str | None = None,
    workers: int = WORKERS,
) -> Iterator[Server]:
    """Run the production server until the block ends.

    Args:
        system: what it serves.
        environment: variables besides those that every system gets, such as those of a mode.
        place: where it finds the content.
        application: the WSGI application, if it isn't the system's.
        workers: how many processes.

    Raises:
        ServerError: it did not start; the message ends with what it wrote.
    """
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--host", HOST, "--port", str(port), "--workers", str(workers), "--blocking-threads", "1"]
    command.append(application or system.application)
    log = place.folder / f"{system.name}-{port}.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment_of(system, environment, place), stdout=file, stderr=file
        )
        try:
            _wait(system, port, process, log)
            yield Server(system, port, process)
        finally:
            process.terminate()
            process.wait(timeout=30)


def environment_of(system: System, more: Mapping[str, str], place: Place) -> dict[str, str]:
    """Return the environment of a server: that of production, without a limit on how often one address asks."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": system.settings,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
        # Declarations that graphene-django discourages are grapple's own.
        "PYTHONWARNINGS": "ignore::DeprecationWarning",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": place.database.url,
        "MEDIA_ROOT": str(place.database.media),
        "STATIC_ROOT": str(place.folder / "static"),
        "CMS_URL": CMS_URL,
        "TRUST_PROXY": "1",
        "REQUESTS_PER_MINUTE": "0",
        "LOG_LEVEL": "ERROR",
        "REDIS_URL": "",
        "BENCH_ANSWERS": str(place.answers),
        **more,
    }


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _wait(system: System, port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Return once the port is open; the application is loaded before."""
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            sleep(0.1)
        else:
            return
    raise ServerError(f"{system.name} did not start: {log.read_text(errors='replace')[-3000:]}")
