"""``manage.py import_wordpress FILE [--media FOLDER] [--fetch] [--apply] [--report FILE]``: a site from WordPress."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from tqdm import tqdm

from blog.services.wordpress import Options, Report, import_wordpress, losses_of, write_rows
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
        with translation.override(settings.LANGUAGE_CODE):
            try:
                with file.open("rb") as export:
                    done = _run(export, chosen, hidden=options["verbosity"] == 0)
            except ImportRefused as refusal:
                raise CommandError(f"{file}: {refusal}") from None
            except OSError as error:
                raise CommandError(f"{file} can't be read: {error.strerror}.") from None
        if report:
            with report.open("w", encoding="utf-8-sig", newline="") as table:
                write_rows(table, ["post", "title", "address", "what", "why"], losses_of(done.outcomes))
        self.stdout.write("\n".join([*_summary(done, chosen.apply), *_losses(done)]))


def _run(export: IO[bytes], options: Options, *, hidden: bool) -> Report:
    """Import, and show a bar on a terminal."""
    with tqdm(unit=" post", disable=True if hidden else None) as bar:

        def progress(done: int, number: int) -> None:
            bar.total = number
            bar.update(done - bar.n)

        return import_wordpress(export, options, progress)


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
