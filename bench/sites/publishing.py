"""Publishes articles, with the journal and without it in turns, and prints the two median times in seconds."""

import json
import sys
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).parents[2] / "site"))


def main(publications: int) -> None:
    """Publish so many times each way; every publication is undone, so that the content stays what it was."""
    from blog.models import ArticlePage

    articles = cycle(ArticlePage.objects.order_by("pk")[:20])
    _publish(next(articles), journal=True)  # The first pays for what the process needs once.
    times: dict[bool, list[float]] = {True: [], False: []}
    for number, article in enumerate(islice(articles, 2 * publications)):
        journal = number % 2 == 0
        times[journal].append(_publish(article, journal=journal))
    print(json.dumps([median(times[True]), median(times[False])]))


def _publish(article: Any, *, journal: bool) -> float:
    from django.db import transaction

    from cms.core.preview import world

    # What is saved inside a preview is told to nobody.
    marked = world._inside.set(not journal)
    with transaction.atomic():
        started = perf_counter()
        page = type(article).objects.get(pk=article.pk)
        page.save_revision().publish()
        elapsed = perf_counter() - started
        transaction.set_rollback(True)
    world._inside.reset(marked)
    return elapsed


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
