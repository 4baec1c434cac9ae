"""``manage.py seed_roles``: makes the newsroom's groups, with their permissions, and the review of articles."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.newsroom.roles.seeding import seed


class Command(BaseCommand):
    """Calls the seeding."""

    help = "Makes the groups of the newsroom's roles and gives each its permissions. Run it after every migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, and say so unless told to be quiet."""
        seed()
        if options["verbosity"]:
            self.stdout.write("The newsroom's roles are there.")
