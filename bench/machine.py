"""Says on what machine, and with what versions, was measured."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psycopg

from bench.database import Database

PACKAGES = ("Django", "wagtail", "wagtail-grapple", "granian")


def described(database: Database) -> str:
    """Return one sentence."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores ({_processor()}), {_server(database)}, "
        f"Python {platform.python_version()}, {packages}; {database.articles:,} articles."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _server(database: Database) -> str:
    if database.kind == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    with psycopg.connect(database.url) as connection:
        return f"PostgreSQL {connection.info.server_version // 10_000}"
