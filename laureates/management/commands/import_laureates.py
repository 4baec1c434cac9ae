"""``manage.py import_laureates FILE --call SLUG [--apply]``: the laureates of a call, from CSV or XLSX."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from tqdm import tqdm

from cms.newsroom.importing.kit import ImportRefused, Table, read_table
from laureates.models import CallForProjects
from laureates.services.laureate_import import Plan, import_laureates, plan_import

#: Errors that are shown; the number of the others is told.
SHOWN = 100


class Command(BaseCommand):
    """Says what the file would do, row by row what is wrong with it, and does it if asked."""

    help = "Imports the laureates of a call from CSV or XLSX; without --apply it only says what it would do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, the call and the switch that writes."""
        parser.add_argument("file", type=Path, help="CSV or XLSX, its first row holding the headings")
        parser.add_argument("--call", required=True, metavar="SLUG", help="the call that they won")
        parser.add_argument("--apply", action="store_true", help="do it (otherwise nothing is written)")

    def handle(self, *args: Any, file: Path, call: str, apply: bool, **options: Any) -> None:
        """Check or import the file; a bad file is told row by row, exit code 1."""
        progress = partial(_progress, True if options["verbosity"] == 0 else None)
        run = import_laureates if apply else plan_import
        # What is wrong with a file is said in the publication's language, as in the admin.
        with translation.override(settings.LANGUAGE_CODE):
            try:
                plan = run(_read(file), _call(call), progress=progress)
            except ImportRefused as error:
                raise CommandError(f"{file}: {error}") from None
            if plan.errors:
                raise CommandError("\n".join(_errors(plan)))
        self.stdout.write("\n".join([*plan.notes, _summary(plan, apply)]))


def _read(file: Path) -> Table:
    try:
        with file.open("rb") as opened:
            return read_table(opened)
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}.") from None


def _call(slug: str) -> CallForProjects:
    calls = CallForProjects.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    call = calls.filter(slug=slug).first()
    if call is None:
        known = ", ".join(calls.order_by("slug").values_list("slug", flat=True)[:50])
        there_are = f"the calls are: {known}" if known else "there is none yet"
        raise CommandError(f"There is no call “{slug}”: {there_are}.")
    return call


def _progress(hidden: bool | None, sequence: Sequence[Any], word: str) -> Iterable[Any]:
    """Show a bar on a terminal, and nothing elsewhere."""
    return tqdm(sequence, unit=f" {word}", disable=hidden)


def _errors(plan: Plan) -> list[str]:
    lines = [f"Row {error.row}, {error.column}: {error.text}" for error in plan.errors[:SHOWN]]
    rest = len(plan.errors) - SHOWN
    return [*lines, *([f"… and {rest} more."] if rest > 0 else []), "Nothing was written."]


def _summary(plan: Plan, applied: bool) -> str:
    if plan.changes_nothing:
        return f"{plan.rows} rows: all is so already, nothing to do."
    counts = (
        f"{plan.rows} rows. Laureates: {len(plan.new_laureates)} new, {len(plan.changed_laureates)} changed. "
        f"Awards: {len(plan.new_awards)} new, {len(plan.changed_awards)} changed."
    )
    return f"Imported: {counts}" if applied else f"Would import: {counts} Run again with --apply to do it."
