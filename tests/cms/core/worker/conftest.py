"""A queue in the database, as it is outside tests; a database and real workers for those tests that need them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest
from django.db import connections

ROOT = Path(__file__).parents[4]
COMMAND = [sys.executable, "manage.py", "worker"]


@pytest.fixture
def traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that tasks and duties leave their traces in."""
    path = tmp_path / "traces"
    path.touch()
    monkeypatch.setenv("TRACES", str(path))
    return path


@pytest.fixture
def queue(settings: Any) -> None:
    """Tasks wait in the database, as they do outside tests."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
        "worker": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    }


@pytest.fixture
def own_database(db: None, tmp_path: Path) -> Iterator[str]:
    """Have the test work on a copy of the suite's database, where it commits; gives the copy's address."""
    suite, own = connections["default"], connections.create_connection("default")
    with copied(suite, tmp_path) as (name, address):
        own.settings_dict = {**own.settings_dict, "NAME": name}
        connections["default"] = own
        try:
            yield address
        finally:
            own.close()
            connections["default"] = suite


@contextmanager
def copied(suite: Any, folder: Path) -> Iterator[tuple[str, str]]:
    """Copy the suite's database for a while; gives the copy's name and address."""
    suite.ensure_connection()
    if suite.vendor == "sqlite":
        path = folder / "db.sqlite3"
        path.write_bytes(suite.connection.serialize())
        yield str(path), f"sqlite:///{path}"
        return
    login, name = suite.settings_dict, f"{suite.settings_dict['NAME']}_copy"
    suite.close()  # Nobody may be in a database that is copied; the test's transaction on it is empty.
    user = f"{login['USER']}:{login['PASSWORD']}" if login["PASSWORD"] else login["USER"]
    server = f"postgres://{user}@{login['HOST']}:{login['PORT'] or 5432}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        maintenance.execute(f'CREATE DATABASE "{name}" TEMPLATE "{login["NAME"]}"')
        yield name, f"{server}/{name}"
        maintenance.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Workers:
    """Starts real workers on one database, and stops those that the test left."""

    def __init__(self, address: str, folder: Path, traces: Path) -> None:
        self.log = folder / "log"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.working.settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
            "DATABASE_URL": address,
            "SECRET_KEY": "only-for-tests",
            "MEDIA_ROOT": str(folder),
            "TRACES": str(traces),
        }
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> "subprocess.Popen[bytes]":
        """Start a worker, and return it once it works."""
        with self.log.open("ab") as log:
            worker = subprocess.Popen(COMMAND, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self.running.append(worker)
        until(lambda: f"started as process {worker.pid}" in self.log.read_text(), self.log)
        return worker

    def run_to_its_end(self, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a worker that ends by itself."""
        changed = {**self.environment, **environment}
        return subprocess.run(COMMAND, cwd=ROOT, env=changed, capture_output=True, text=True, timeout=90, check=False)

    def stop(self) -> None:
        """Kill those that still run."""
        for worker in self.running:
            worker.kill()
            worker.wait()


@pytest.fixture
def workers(own_database: str, tmp_path: Path, traces: Path, queue: None) -> Iterator[Workers]:
    """Real workers on a database of the test's own."""
    workers = Workers(own_database, tmp_path, traces)
    try:
        yield workers
    finally:
        workers.stop()


def until(condition: Callable[[], object], log: Path, seconds: float = 90) -> None:
    """Wait until something holds; fail, with what the workers said, when it doesn't come to hold."""
    deadline = monotonic() + seconds
    while not condition():
        if monotonic() > deadline:
            pytest.fail(f"It never came to hold. The log:\n{log.read_text()}")
        sleep(0.05)
