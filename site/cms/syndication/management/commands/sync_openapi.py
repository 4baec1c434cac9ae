"""Writes docs/sync.openapi.json from the operations of the sync API."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from cms.syndication.sync.api import api


class Command(BaseCommand):
    """Write the document, or compare it with what would be written."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add ``--check``."""
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when it is out of date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        """Write the document; with ``check``, raise ``CommandError`` when it would change."""
        file = settings.BASE_DIR / "docs" / "sync.openapi.json"
        text = json.dumps(api.get_openapi_schema(), indent=2, ensure_ascii=False) + "\n"
        if not check:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            raise CommandError("docs/sync.openapi.json is out of date: run manage.py sync_openapi.")
