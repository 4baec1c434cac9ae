"""``manage.py import_docx FILE --rubric SLUG``: makes a draft article of a Word document."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from blog.management.commands.import_article import find_rubric
from blog.services.word import ArticleMade, import_docx
from cms.newsroom.importing.kit import ImportRefused


class Command(BaseCommand):
    """Imports one document, and says what of it could not be carried over."""

    help = "Makes a draft article of a Word document; the same file never makes a second one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the rubric."""
        parser.add_argument("file", type=Path, help="the document (.docx, at most 50 MB)")
        parser.add_argument("--rubric", required=True, metavar="SLUG", help="the rubric where the article goes")

    def handle(self, *args: Any, file: Path, rubric: str, **options: Any) -> None:
        """Import the file; a bad file or an unknown rubric is one line, exit code 1."""
        page = find_rubric(rubric)
        with translation.override(settings.LANGUAGE_CODE):
            try:
                with file.open("rb") as opened:
                    made = import_docx(opened, file.name, page)
            except ImportRefused as refusal:
                raise CommandError(f"{file}: {refusal}") from None
            except OSError as error:
                raise CommandError(f"{file} can't be read: {error.strerror}.") from None
        self.stdout.write("\n".join(_told(made)))


def _told(made: ArticleMade) -> list[str]:
    if not made.is_new:
        return [f"“{made.article.title}” was imported before from this file: left as it is."]
    left_out = [f"{item.what}: {item.reason}" if item.what else item.reason for item in made.left_out]
    return [f"Made a draft of “{made.article.title}” ({made.article.slug}).", *left_out]
