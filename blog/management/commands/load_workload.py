"""``manage.py load_workload FILE [--articles N]``: loads what ``bench/make_content.py`` wrote."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.services.workload import WorkloadError, load_workload, read_content


class Command(BaseCommand):
    """Loads the content of the benchmark; run again, it adds nothing."""

    help = "Loads the benchmark's content; what is there already, by slug, is left as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the number of articles."""
        parser.add_argument("file", type=Path, help="content.json, with the folder images/ beside it")
        parser.add_argument(
            "--articles",
            type=_count,
            metavar="N",
            help="how many articles (default: those of the file; beyond them, they are repeated)",
        )

    def handle(self, *args: Any, file: Path, articles: int | None, **options: Any) -> None:
        """Load the file; a wrong file is one line, exit code 1."""
        quiet = options["verbosity"] == 0
        try:
            content = read_content(file)
            count = articles or len(content.articles)
            made = load_workload(content, file.parent / "images", count, _progress(quiet))
        except WorkloadError as error:
            raise CommandError(str(error)) from None
        if not quiet:
            self.stdout.write(f"Articles made: {made:,}; there before: {count - made:,}.")


def _progress(quiet: bool) -> Any:
    """Return a function that shows a bar on a terminal, and nothing elsewhere."""

    def show(sequence: Sequence[Any], word: str) -> Iterable[Any]:
        return tqdm(sequence, unit=f" {word}", disable=True if quiet else None)

    return show


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"“{text}” is not a number of articles: give 1 or more.")
    return int(text)
