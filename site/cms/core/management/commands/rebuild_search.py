"""``manage.py rebuild_search``: makes the search index again from what is published."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from cms.core.search.indexing import rebuild


class Command(BaseCommand):
    """Makes the index again: nothing is missing meanwhile."""

    help = "Makes the search index again from what is published, for instance after a bulk import."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the index, and say how far it is."""
        done: Counter[str] = Counter()

        def say(model: type[Any], number: int) -> None:
            done[model._meta.label] += number
            self.stdout.write(f"{model._meta.label}: {done[model._meta.label]}")

        self.stdout.write(f"{rebuild(say)} things can be found.")
