"""``manage.py graphql_sdl``: writes the schema to the file that is committed, or checks that file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.api.schema import sdl

PATH = Path(__file__).resolve().parents[2] / "schema.graphql"


class Command(BaseCommand):
    """Writes ``schema.graphql``; with ``--check`` fails if it is out of date."""

    help = "Write the GraphQL schema to site/cms/api/schema.graphql."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--check``."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check the file."""
        current = sdl()
        if not options["check"]:
            PATH.write_text(current)
            self.stdout.write(f"Wrote {PATH.name}.")
        elif not PATH.exists() or PATH.read_text() != current:
            raise CommandError("schema.graphql is out of date: run `make schema` and commit it.")
