"""Erases what identifies people in contributions: when they ask, and after a set time."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from blog.models import Contribution, ContributionStep, StepKind
from blog.services.steps import note
from cms.core.worker.duties import Duty

PORTION = 100
#: All that a reader typed: names stand in texts as well.
ERASED = ("name", "email", "organisation", "title", "summary", "text", "data_url", "licence")


@transaction.atomic
def erase(contribution: Contribution, editor: Any = None) -> None:
    """Erase a contributor's words, and what editors wrote about them; what is left counts in statistics.

    Args:
        contribution: the contribution, which stays with its reference, kinds, state and dates.
        editor: who does it; None for the worker.
    """
    for name in ERASED:
        setattr(contribution, name, "")
    contribution.erased_at = timezone.now()
    contribution.save(update_fields=[*ERASED, "erased_at"])
    ContributionStep.objects.filter(contribution=contribution).exclude(kind=StepKind.STATE).update(subject="", text="")
    ModelLogEntry.objects.for_instance(contribution).update(label=str(contribution))
    note(contribution, StepKind.ERASURE, editor)


def erase_old() -> bool:
    """Erase a portion of the contributions that nobody has touched for the set time; returns whether more waits."""
    since = timezone.now() - timedelta(days=settings.CONTRIBUTIONS_KEEP_DAYS)
    still = ContributionStep.objects.filter(at__gte=since).values("contribution")
    old = Contribution.objects.filter(erased_at=None, received_at__lt=since).exclude(pk__in=still).order_by("pk")
    found = list(old[:PORTION])
    for contribution in found:
        erase(contribution)
    return len(found) == PORTION


ERASING = Duty("contributions", erase_old, every=3600)
