"""Starts the demo publication: checks, prepares the database, prints the addresses, serves, with a worker."""

import ipaddress
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.db import connections

from cms.core.management.commands.load_demo import LOGIN, PASSWORD
from cms.core.readiness import NotReady, check_cache, check_database, check_media_folder, check_port
from cms.core.worker.supervisor import run_together

WORKERS = 2


class Command(BaseCommand):
    """Prepare and serve the demo publication; run again, it keeps what is there."""

    help = __doc__
    requires_system_checks = ()  # They touch the database, which is checked first, more legibly.

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, then run the server and a worker; exits with 1, after one line, when something is missing."""
        try:
            check_port(settings.HOST, settings.PORT)
            check_database()
            check_cache()
            check_media_folder()
        except NotReady as error:
            sys.exit(f"Error: {error}")
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_demo", stdout=self.stdout)
        self.stdout.write(welcome(demo_login()))
        self.stdout.flush()
        connections.close_all()
        sys.exit(run_together(server(), [sys.executable, sys.argv[0], "worker"]))


def demo_login() -> str:
    """Return the login to print; warns when others can reach a server whose password everybody knows."""
    account = get_user_model()._default_manager.filter(username=LOGIN).first()
    if account is None:
        return "your own"
    if not account.check_password(PASSWORD):
        return f"{LOGIN}, with the password that you gave it"
    if not listens_to_this_machine_only(settings.HOST):
        return f"{LOGIN} / {PASSWORD}  (others can reach {settings.HOST}: change this password now)"
    return f"{LOGIN} / {PASSWORD}"


def listens_to_this_machine_only(host: str) -> bool:
    """Return whether only this machine reaches an address such as ``127.0.0.1`` or ``localhost``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def welcome(login: str) -> str:
    """Return the lines that say where everything is."""
    return "\n".join(
        (
            "",
            "Rubrique is running:",
            f"  Admin    {settings.CMS_URL}/admin/",
            f"  Login    {login}",
            f"  GraphQL  {settings.CMS_URL}/graphql/",
            f"  Schema   {settings.CMS_URL}/graphql/schema.graphql",
            "Stop it with Ctrl+C.",
            "",
        )
    )


def server() -> list[str]:
    """Return the command of the production server."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"]
    command += ["--host", settings.HOST, "--port", str(settings.PORT)]
    return [*command, "--workers", str(WORKERS), "--blocking-threads", "1", "cms.wsgi:application"]
