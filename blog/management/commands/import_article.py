"""``manage.py import_article FILE --rubric SLUG [--publish]``: makes an article from a saved page."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.models import RubricPage
from blog.services.import_article import ArticleKept, ArticleMade, import_article
from blog.services.page_text import MAX_BYTES, PageTextError


class Command(BaseCommand):
    """Imports one article and says what it made of the page, and what it left out."""

    help = "Makes an article from a page saved as plain text; the same file never makes a second one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, the rubric and the switch that publishes."""
        parser.add_argument("file", type=Path, help="the page, saved as plain text (at most 1 MB)")
        parser.add_argument("--rubric", required=True, metavar="SLUG", help="the rubric where the article goes")
        parser.add_argument("--publish", action="store_true", help="publish it (otherwise it is a draft)")

    def handle(self, *args: Any, file: Path, rubric: str, publish: bool, **options: Any) -> None:
        """Import the file; a bad file or an unknown rubric is one line, exit code 1."""
        try:
            outcome = import_article(_read(file), find_rubric(rubric), publish=publish)
        except PageTextError as error:
            raise CommandError(f"{file}: {error}") from None
        lines = _kept(outcome) if isinstance(outcome, ArticleKept) else _made(outcome)
        self.stdout.write("\n".join(lines))


def _read(file: Path) -> bytes:
    """Return the bytes of the file, one more than allowed at most."""
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}.") from None


def find_rubric(slug: str) -> RubricPage:
    """Return the rubric of that slug.

    Raises:
        CommandError: there is none; the message names those there are.
    """
    rubrics = RubricPage.objects.order_by("path")
    rubric = rubrics.filter(slug=slug).first()
    if rubric:
        return rubric
    slugs = ", ".join(dict.fromkeys(rubrics.values_list("slug", flat=True)))
    there_are = f"the rubrics are: {slugs}" if slugs else "there are none yet; create one in the admin"
    raise CommandError(f"There is no rubric “{slug}”: {there_are}.")


def _kept(kept: ArticleKept) -> list[str]:
    origin = "this file" if kept.same_file else "another version of this file"
    return [f"“{kept.article.title}” was imported before from {origin}: left as it is."]


def _made(made: ArticleMade) -> list[str]:
    article = made.article
    state = "Published" if article.live else "Made a draft of"
    blocks = Counter(block.block_type for block in article.body)
    counted = ", ".join(f"{number} {kind}" for kind, number in blocks.items())
    lines = [f"{state} “{article.title}” ({article.slug}). Blocks: {counted or 'none'}."]
    if made.author:
        origin = "created" if made.author_created else "known already"
        draft = "" if made.author.live else ", still a draft"
        lines.append(f"Author: {made.author.name}, {origin}{draft}.")
    lines += [f"Left out: “{item.text}”. {item.reason}" for item in made.left_out]
    return lines
