"""The real server in a process of its own: granian with one worker, on the suite's migrated database or a copy."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

import pytest
from django.db import connection

ROOT = Path(__file__).parents[4]
START_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """An answer of the server, and the seconds that it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of the first error."""
        assert "data" not in self.json or self.json["data"] is None, self.json
        code: str = self.json["errors"][0]["extensions"]["code"]
        return code


class Server:
    """A running server."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.port = port
        self.process = process
        self.url = f"http://127.0.0.1:{port}/graphql/"

    def send(self, method: str, path: str = "/graphql/", body: bytes | None = None, **headers: str) -> Answer:
        """Send one request; ``Content_Type`` stands for the header Content-Type."""
        started = perf_counter()
        client = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            given = {"Accept": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}}
            with suppress(BrokenPipeError, ConnectionResetError):  # It may answer without reading all of it.
                client.request(method, path, body, given)
            response: HTTPResponse = client.getresponse()
            text = response.read()
            return Answer(response.status, dict(response.headers), text, perf_counter() - started)
        finally:
            client.close()

    def post(self, query: str, **parameters: Any) -> Answer:
        """Post a document."""
        return self.send_json({"query": query, **parameters})

    def send_json(self, parameters: Any) -> Answer:
        """Post any JSON."""
        return self.send("POST", body=json.dumps(parameters).encode(), Content_Type="application/json")

    def memory(self) -> int:
        """Return the resident memory of the server's processes, in bytes."""
        listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], check=True, capture_output=True, text=True)
        rows = [tuple(map(int, line.split())) for line in listing.stdout.splitlines()]
        return 1024 * sum(rss for pid, parent, rss in rows if self.process.pid in (pid, parent))


@pytest.fixture(scope="package")
def server(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with django_db_blocker.unblock():
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
            "DATABASE_URL": _database(folder),
            "SECRET_KEY": "only-for-tests",
            "MEDIA_ROOT": str(folder),
            "REDIS_URL": "",
            "REQUESTS_PER_MINUTE": "0",
        }
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "1"]
    log = (folder / "log").open("wb")
    process = subprocess.Popen([*command, "cms.wsgi:application"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    running = Server(port, process)
    try:
        _wait(running, folder / "log")
        yield running
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def _database(folder: Path) -> str:
    """Return the address of the suite's database; of SQLite, whose test database is in memory, that of a copy."""
    connection.ensure_connection()
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "db.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{folder / 'db.sqlite3'}"
    login = f"{settings['USER']}:{settings['PASSWORD']}" if settings["PASSWORD"] else settings["USER"]
    return f"postgres://{login}@{settings['HOST']}:{settings['PORT'] or 5432}/{settings['NAME']}"


def _wait(running: Server, log: Path) -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline and running.process.poll() is None:
        try:
            if running.post("{ __typename }").status == 200:
                return
        except OSError:
            sleep(0.2)
    pytest.fail(f"The server did not start: {log.read_text()}")
