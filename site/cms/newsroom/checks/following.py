"""Keeps the findings of published pages in step with the journal."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.core.visibility import visible
from cms.journal.followers import Follower
from cms.journal.models import Entry
from cms.journal.sources import sources
from cms.newsroom.checks.checking import check_page
from cms.newsroom.checks.models import PublishedFinding


def handle(entries: Sequence[Entry]) -> None:
    """Check again the pages that some entries tell of."""
    pages = {name for name, source in sources().items() if source.is_page}
    refresh({entry.key for entry in entries if entry.type in pages})


@transaction.atomic
def refresh(keys: Iterable[int]) -> None:
    """Write the findings of some pages anew; a page that readers don't see has none."""
    keys = set(keys)
    shown: Any = visible(Page.objects.filter(pk__in=keys))
    found = [
        PublishedFinding(page_id=page.pk, rule=each.rule.name, details=each.details)
        for page in shown.specific()
        for each in check_page(page)
    ]
    PublishedFinding.objects.filter(page__in=keys).delete()
    PublishedFinding.objects.bulk_create(found)


CHECKS = Follower("checks", handle, from_start=True)
