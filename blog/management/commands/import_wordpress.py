"""``manage.py import_wordpress FILE [--media FOLDER] [--fetch] [--apply] [--report FILE]``: a site from WordPress."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from tqdm import tqdm

from blog.services.wordpress import Options, Report, import_wordpress
from cms.core.spreadsheets import without_formula
from cms.newsroom.importing.kit import ImportRefused

#: Posts whose losses are shown; the report has them all.
SHOWN = 20


class Command(BaseCommand):
    """Says what an export would become, and makes it so if asked; stopped and run again, it goes on."""

    help = "Imports the export of a WordPress site (WXR); without --apply it only says what it would do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, where pictures are, and the switch that writes."""
        parser.add_argument("file", type=Path, help="the export: Tools → Export → All content")
        parser.add_argument("--media", type=Path, metavar="FOLDER", help="a copy of wp-content/uploads")
        parser.add_argument("--fetch", action="store_true", help="fetch pictures from the site's own host")
        parser.add_argument("--apply", action="store_true", help="do it (otherwise nothing is written)")
        parser.add_argument("--report", type=Path, metavar="CSV", help="write all that can't be carried over here")

    def handle(self, *args: Any, file: Path, report: Path | None, **options: Any) -> None:
        """Check or import the file; a bad file is one line, exit code 1."""
        media = options["media"]
        if media is not None and not media.is_dir():
            raise CommandError(f"{media} is not a folder.")
        chosen = Options(media=media, fetch=options["fetch"], apply=options["apply"])
        hidden = True if options["verbosity"] == 0 else None

        def progress(posts: Iterable[Any], number: int) -> Iterable[Any]:
            return tqdm(posts, total=number, unit=" post", disable=hidden)

        with translation.override(settings.LANGUAGE_CODE):
            try:
                done = import_wordpress(file, chosen, progress)
            except ImportRefused as refusal:
                raise CommandError(f"{file}: {refusal}") from None
            except OSError as error:
                raise CommandError(f"{file} can't be read: {error.strerror}.") from None
        if report:
            _write(report, done)
        self.stdout.write("\n".join([*_summary(done, chosen.apply), *_losses(done)]))


def _summary(report: Report, applied: bool) -> Iterator[str]:
    made = ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in report.made.items() if number)
    yield f"{'Imported' if applied else 'Would import'}: {made or 'nothing'}. Imported before: {report.known}."
    if report.passed_over:
        kinds = ", ".join(f"{number} “{kind}”" for kind, number in report.passed_over.items())
        yield f"Passed over: {kinds}."
    if not applied:
        yield "Nothing was written. Run again with --apply to do it."


def _losses(report: Report) -> Iterator[str]:
    for outcome in report.outcomes[:SHOWN]:
        yield f"{outcome.title} ({outcome.id}):"
        if outcome.refused:
            yield f"  not imported: {outcome.refused}"
        yield from (f"  {item.what}: {item.reason}" if item.what else f"  {item.reason}" for item in outcome.left_out)
    rest = len(report.outcomes) - SHOWN
    if rest > 0:
        yield f"… and {rest} more posts: --report FILE.csv writes them all."


def _write(path: Path, report: Report) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["post", "title", "address", "what", "why"])
        for outcome in report.outcomes:
            head = [str(outcome.id), without_formula(outcome.title), without_formula(outcome.link)]
            if outcome.refused:
                writer.writerow([*head, "", without_formula(outcome.refused)])
            for item in outcome.left_out:
                writer.writerow([*head, without_formula(item.what), without_formula(item.reason)])
