"""The databases of the bench: one for each number of articles, loaded once and kept while the content is the same."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "var" / "bench"
DEFAULT_URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
URL = os.environ.get("BENCH_DATABASE_URL", DEFAULT_URL)

#: What the loaded content is made of; a kept database is migrated.
SOURCES = (
    "bench/make_content.py",
    "blog/services/workload/*.py",
    "site/cms/core/images/*.py",
    "site/cms/core/search/**/*.py",
)

MIGRATE = ["manage.py", "migrate", "-v", "0"]


@dataclass(frozen=True)
class Database:
    """A loaded database.

    Attributes:
        url: as DATABASE_URL has it.
        articles: how many it holds.
        media: the folder of its pictures.
    """

    url: str
    articles: int
    media: Path

    @property
    def kind(self) -> str:
        """``postgresql`` or ``sqlite``."""
        return "sqlite" if self.url.startswith("sqlite") else "postgresql"


def version() -> str:
    """Return what changes with the content, or with how it is stored."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def postgres_answers() -> bool:
    """Return whether the PostgreSQL server of BENCH_DATABASE_URL lets us in."""
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def loaded(articles: int, on_postgres: bool) -> Database:
    """Return the database with so many articles, made first if there is none of this version.

    A database gets its name once it is whole, so one with that name needs nothing but the newest migrations; older
    versions go.

    Args:
        articles: how many.
        on_postgres: on the PostgreSQL server, else as an SQLite file in ``var/bench``.
    """
    prefix = f"rubrique_bench_{articles}_"
    name, draft = prefix + version(), prefix + "draft"
    databases = _Postgres() if on_postgres else _Sqlite()
    if name not in databases.names():
        for old in {*(each for each in databases.names() if each.startswith(prefix)), name}:
            databases.drop(old)
            shutil.rmtree(_media(databases, old), ignore_errors=True)
        databases.create(draft)
        _load(Database(databases.url(draft), articles, _media(databases, draft)))
        databases.tidy(draft)
        _media(databases, draft).rename(_media(databases, name))
        databases.rename(draft, name)
    kept = Database(databases.url(name), articles, _media(databases, name))
    _run(kept, MIGRATE)
    return kept


def _media(databases: "_Postgres | _Sqlite", name: str) -> Path:
    return FOLDER / f"{name}.{databases.kind}.media"


def _load(database: Database) -> None:
    """Migrate and load; what the commands say goes to the terminal, progress bars included."""
    print(f"Loading {database.articles:,} articles (kept for the next run) …", flush=True)
    content = FOLDER / "content"
    for command in (
        ["bench/make_content.py", str(content)],
        MIGRATE,
        ["manage.py", "load_workload", str(content / "content.json"), "--articles", str(database.articles)],
    ):
        _run(database, command)


def _run(database: Database, command: list[str]) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "DATABASE_URL": database.url,
        "MEDIA_ROOT": str(database.media),
    }
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


class _Postgres:
    """Databases of the PostgreSQL server."""

    kind = "postgresql"

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return urlunsplit(urlsplit(URL)._replace(path=f"/{name}"))

    def names(self) -> list[str]:
        """Return the names of all databases."""
        with psycopg.connect(URL) as connection:
            return [name for (name,) in connection.execute("SELECT datname FROM pg_database")]

    def create(self, name: str) -> None:
        """Make an empty database."""
        self._run("CREATE DATABASE {}", name)

    def drop(self, name: str) -> None:
        """Delete a database, if there is one of that name."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def rename(self, old: str, new: str) -> None:
        """Give a database another name."""
        self._run("ALTER DATABASE {} RENAME TO {}", old, new)

    def tidy(self, name: str) -> None:
        """Bring the planner's statistics up to date, as the server does by itself a minute later."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(URL, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


class _Sqlite:
    """Files in ``var/bench``."""

    kind = "sqlite"

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"sqlite:///{FOLDER / name}.sqlite3"

    def names(self) -> list[str]:
        """Return the names of all databases."""
        return [file.stem for file in FOLDER.glob("*.sqlite3")]

    def create(self, name: str) -> None:
        """Make a place for it; SQLite makes the file."""
        FOLDER.mkdir(parents=True, exist_ok=True)

    def drop(self, name: str) -> None:
        """Delete a database, if there is one of that name."""
        for file in self._files(name):
            file.unlink()

    def tidy(self, name: str) -> None:
        """Bring the planner's statistics up to date, and all that was written into one file."""
        with closing(sqlite3.connect(FOLDER / f"{name}.sqlite3")) as connection:
            connection.execute("ANALYZE")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rename(self, old: str, new: str) -> None:
        """Give a database another name."""
        (FOLDER / f"{old}.sqlite3").rename(FOLDER / f"{new}.sqlite3")

    def _files(self, name: str) -> Iterator[Path]:
        return FOLDER.glob(f"{name}.sqlite3*")
