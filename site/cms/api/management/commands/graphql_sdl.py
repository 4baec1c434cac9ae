"""``manage.py graphql_sdl``: writes the schema to the file that is committed, or checks that file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.api.compatibility import unannounced_changes
from cms.api.schema import sdl

API = Path(__file__).resolve().parents[2]
PATH = API / "schema.graphql"
RELEASED = API / "released.graphql"
CHANGELOG = API.parents[2] / "docs" / "changelog.md"


class Command(BaseCommand):
    """Writes ``schema.graphql``; with ``--check`` fails if it is out of date, or breaks clients without a word."""

    help = "Write the GraphQL schema to site/cms/api/schema.graphql."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--check``, and the files that it compares with."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; fail if the file is out of date, or if the changelog keeps a breaking change quiet",
        )
        parser.add_argument("--released", type=Path, default=RELEASED, help="the schema of the last release")
        parser.add_argument("--changelog", type=Path, default=CHANGELOG, help="where breaking changes are announced")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check the file."""
        current = sdl()
        if not options["check"]:
            PATH.write_text(current)
            self.stdout.write(f"Wrote {PATH.name}.")
        elif not PATH.exists() or PATH.read_text() != current:
            raise CommandError("schema.graphql is out of date: run `make schema` and commit it.")
        else:
            _check_announced(current, options["released"], options["changelog"])


def _check_announced(current: str, released: Path, changelog: Path) -> None:
    """Refuse a breaking change that isn't announced. Before the first release there is nothing to break."""
    if not released.exists():
        return
    try:
        changes = unannounced_changes(released.read_text(), current, changelog.read_text())
    except OSError as error:
        raise CommandError(f"{error.filename} can't be read: {error.strerror}.") from error
    if changes:
        named = "; ".join(f"`{name}` ({description.rstrip('.')})" for name, description in changes.items())
        raise CommandError(f'Breaking changes that {changelog.name} lacks in "Unreleased", "Breaking": {named}.')
