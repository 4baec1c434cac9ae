"""Creates a partner and prints its key, once."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.partners.keys import create_key
from cms.partners.models import Partner
from cms.partners.types import public_types, section_pages


class Command(BaseCommand):
    """Create a partner with what it may have, and a first key."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the name, and what the partner may have."""
        parser.add_argument("name", help="The organisation.")
        parser.add_argument("--rubric", action="append", default=[], metavar="SLUG", help="Only pages of this rubric.")
        parser.add_argument("--type", action="append", default=[], metavar="TYPE", help="Only this type, as: article.")
        parser.add_argument("--expires", type=self._day, metavar="DATE", help="The key's last day, as 2027-12-31.")
        parser.add_argument("--email", default="", help="Whom to write to when something no longer works.")

    @transaction.atomic
    def handle(
        self, name: str, rubric: list[str], type: list[str], expires: date | None, email: str, **options: Any
    ) -> str:
        """Create both; raise ``CommandError`` for a name that is taken, an unknown rubric or an unknown type."""
        if Partner.objects.filter(name=name).exists():
            raise CommandError(f'There is a partner "{name}" already. Make further keys in the admin.')
        unknown = [each for each in type if each not in public_types()]
        if unknown:
            raise CommandError(f"No type {', '.join(unknown)}. The types are {', '.join(sorted(public_types()))}.")
        sections = [self._section(slug) for slug in rubric]
        partner = Partner.objects.create(name=name, contact_email=email, types=type, whole_site=not sections)
        partner.sections.set(sections)
        last_moment = timezone.make_aware(datetime.combine(expires, time.max)) if expires else None
        _key, token = create_key(partner, last_moment)
        self.stderr.write("This is the key. It is shown this once:")
        return token

    @staticmethod
    def _day(text: str) -> date:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = date.min
        if day < timezone.localdate():
            raise ArgumentTypeError(f"{text!r} is no day to come, written like 2027-12-31")
        return day

    @staticmethod
    def _section(slug: str) -> Page:
        found = list(Page.objects.filter(section_pages(), slug=slug))
        if len(found) == 1:
            return found[0]
        if found:
            places = ", ".join(page.url_path for page in found)
            raise CommandError(f'There are several rubrics "{slug}": {places}. Choose one in the admin.')
        slugs = Page.objects.filter(section_pages()).order_by("slug").values_list("slug", flat=True)
        raise CommandError(f'No rubric "{slug}". The rubrics are {", ".join(slugs) or "none yet"}.')
