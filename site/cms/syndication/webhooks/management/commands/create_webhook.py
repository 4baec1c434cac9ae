"""Registers an address of a partner that is told of what happens, and prints its secret, once."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.utils import translation

from cms.partners.models import Partner
from cms.syndication.webhooks.endpoints import partner_endpoint, register_endpoint


class Command(BaseCommand):
    """Register an endpoint."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the partner, the address, and whether the address must prove itself."""
        parser.add_argument("partner", help="The organisation, as create_partner named it.")
        parser.add_argument("url", help="Where it is told, such as https://example.org/webhooks.")
        parser.add_argument(
            "--verify",
            action="store_true",
            help="Send events only once the address has accepted a signed request. Otherwise you vouch for it.",
        )

    def handle(self, partner: str, url: str, verify: bool, **options: Any) -> str:
        """Register it; raise ``CommandError`` for an unknown partner or an address that can't be used."""
        found = Partner.objects.filter(name=partner).first()
        if found is None:
            names = ", ".join(Partner.objects.values_list("name", flat=True)) or "none yet"
            raise CommandError(f'No partner "{partner}". The partners are: {names}.')
        try:
            with translation.override("en"):
                endpoint = partner_endpoint(found, url)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        secret = register_endpoint(endpoint, verified=not verify)
        self.stderr.write("The webhook and its secret, which is shown this once:")
        return f"{endpoint.url}\n{secret}"
