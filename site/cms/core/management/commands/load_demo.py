"""``manage.py load_demo``: puts the demo publication in the database; what is there stays as it is."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.core import content_apps
from cms.core.demo import PHASES, Demo
from cms.core.worker.process import run_waiting_tasks

LOGIN = "demo"
PASSWORD = "rubrique-demo"  # noqa: S105 - printed by `make demo`; made only where there is no account yet.
DEFAULT_PORTS = {"http": 80, "https": 443}


class Command(BaseCommand):
    """Calls the demo of every content app, phase by phase, in one transaction."""

    help = "Loads the demo publication. Run again, it changes nothing and overwrites nobody's work."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is missing, and say what was made."""
        with transaction.atomic():
            self.make_account()
            call_command("seed_roles", verbosity=0)
            demo = Demo(reader_site(), locales()[0], self.say)
            for phase in PHASES:
                for module in content_apps.modules("demo"):
                    if hasattr(module, phase):
                        getattr(module, phase)(demo)
            self.say("Drawing every size of the pictures ..." if demo.made else "Nothing was missing.")
        run_waiting_tasks()
        self.say("The demo publication is there.")

    def say(self, line: str) -> None:
        """Print one line of progress."""
        self.stdout.write(line)

    def make_account(self) -> None:
        """Make the demo's superuser, unless there is an account of any kind."""
        users = get_user_model()._default_manager
        if not users.exists():
            users.create_superuser(LOGIN, password=PASSWORD)
            self.say(f"account: {LOGIN}")


def locales() -> tuple[Locale, Locale]:
    """Return the languages, French, which holds the demo, and English, which is there to be filled."""
    french, english = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "en"))
    return french, english


def reader_site() -> Site:
    """Return the default site, at the address of the reader's site.

    A site that still stands on ``localhost`` follows ``READER_URL``; another name is an editor's choice.
    """
    address = urlsplit(settings.READER_URL)
    hostname, port = address.hostname or "localhost", address.port or DEFAULT_PORTS[address.scheme]
    site, _made = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": Page.get_first_root_node()}
    )
    if site.hostname == "localhost" and (site.hostname, site.port) != (hostname, port):
        site.hostname, site.port = hostname, port
        site.save()
    return site
