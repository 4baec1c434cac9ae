"""``manage.py reset_second_factor NAME``: for somebody who has lost the telephone and the emergency codes."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.newsroom.accounts.second_factor.resetting import reset


class Command(BaseCommand):
    """Takes an account's second factor away, as an administrator does in the admin."""

    help = "Takes the second factor of an account away; one that must have one sets up another at the next sign-in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the account's name."""
        parser.add_argument("name", help="The name with which the account signs in.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it away; raises ``CommandError`` where there is no such account."""
        user = get_user_model()._default_manager.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no account {options['name']}.")
        reset(user)
        self.stdout.write(f"{options['name']} has no second factor any more.")
