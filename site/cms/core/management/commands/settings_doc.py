"""Writes docs/settings.md from the declared environment variables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from cms.settings.parsers import BASE_DIR
from cms.settings.reference import settings_page

PAGE = BASE_DIR / "docs" / "settings.md"


class Command(BaseCommand):
    """Write the page, or compare it with what would be written."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add ``--check``."""
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when the page is out of date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write ``docs/settings.md``; with ``check``, raise ``CommandError`` when it would change."""
        page = settings_page()
        if not check:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(page, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
            raise CommandError("docs/settings.md is out of date: run manage.py settings_doc.")
