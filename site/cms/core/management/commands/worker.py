"""``manage.py worker``: runs tasks, publishes on schedule, does what is to be done again and again."""

import signal
import sys
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from cms.core.worker.lines import first_line
from cms.core.worker.process import work


class Command(BaseCommand):
    """Be a worker until told to stop; any number of them can run at once."""

    help = "Runs tasks and duties until it gets SIGTERM or SIGINT. Several can run at once; each thing is done once."
    requires_system_checks = ()  # The server has made them.

    def handle(self, *args: Any, **options: Any) -> None:
        """Work; exits with 1, after one line, when the database can't be used."""
        stopping = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        try:
            work(stopping)
        except DatabaseError as error:
            where, reason = connection.settings_dict["NAME"], first_line(error).rstrip(".")
            sys.exit(
                f"Error: The database {where} can't be used: {reason}. Is it up, and has manage.py migrate been run?"
            )
