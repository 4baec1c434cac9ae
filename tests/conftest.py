"""What the whole suite shares: what this machine has, and what is said when it lacks something."""

import os
import shutil
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

import psycopg
import pytest
import redis
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from pytest_django.live_server_helper import LiveServer

from cms.core.counting import in_process

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
NAMES = {
    "needs_postgres": "PostgreSQL",
    "needs_redis": "Redis",
    "needs_node": "Node.js",
    "needs_browser": "Chromium",
    "needs_curl": "curl",
    "needs_wrk": "wrk",
}


def postgres_answers() -> bool:
    """Return whether the PostgreSQL server of TEST_POSTGRES_URL lets us in."""
    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def redis_answers() -> bool:
    """Return whether the Redis server of TEST_REDIS_URL answers."""
    try:
        with redis.Redis.from_url(REDIS_URL, socket_connect_timeout=3) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


@cache
def missing() -> list[str]:
    """Return the markers whose need this machine doesn't meet."""
    found = {
        "needs_postgres": postgres_answers(),
        "needs_redis": redis_answers(),
        "needs_node": bool(shutil.which("node") and shutil.which("npm")),
        "needs_browser": bool(shutil.which("chromium")),
        "needs_curl": bool(shutil.which("curl")),
        "needs_wrk": bool(shutil.which("wrk")),
    }
    return [marker for marker, present in found.items() if not present]


@pytest.hookimpl(tryfirst=True)  # Before markers are selected by -m.
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose need isn't met; those for PostgreSQL also on a run on SQLite.

    Tests that use no database are marked ``once``, as others are that do the same on each.
    """
    for item in items:
        if not _uses_database(item):
            item.add_marker(pytest.mark.once)
    unmet = {*missing()} if connection.vendor == "postgresql" else {*missing(), "needs_postgres"}
    left_out = [item for item in items if unmet & {mark.name for mark in item.iter_markers()}]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _uses_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail in CI, where nothing may be missing."""
    if missing() and os.environ.get("CI") == "true" and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what this machine lacks, in one line."""
    if missing():
        names = ", ".join(NAMES[marker] for marker in missing())
        terminalreporter.write_line(f"Not found here, so the tests that need it did not run: {names}.")


@pytest.fixture(scope="session", autouse=True)
def _media_folder() -> Iterator[None]:
    """Remove the folder that the tests' uploads went to."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _fresh_process() -> None:
    """Forget what the last test left in this process of its sites, which are gone."""
    caches["default"].clear()


@pytest.fixture(scope="session")
def live_server(live_server: LiveServer) -> LiveServer:
    """The server of pytest-django, which on SQLite answers one request at a time.

    Its threads share the connection of the tests there, and two requests would undo each other's savepoints.
    """
    if connection.vendor == "sqlite":
        server, turn = live_server.thread.httpd, Lock()
        answer = server.get_app()

        def answer_in_turn(*request: Any) -> Any:
            with turn:
                return answer(*request)

        server.set_app(answer_in_turn)
    return live_server


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Forget what an earlier test made Wagtail remember of sites and renditions that were rolled back.

    And how often it asked the API.
    """
    for cache_ in caches.all(initialized_only=True):
        cache_.clear()
    in_process.clear()
