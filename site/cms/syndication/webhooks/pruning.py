"""Forgets deliveries that are done, and with them the log of their attempts."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.core.worker.duties import Duty
from cms.syndication.webhooks.models import Delivery

PORTION = 1_000


def prune() -> bool:
    """Forget a portion of what was done long ago (``WEBHOOK_KEEP_DAYS``); return whether more waits."""
    old = Delivery.objects.filter(done_at__lt=timezone.now() - timedelta(days=settings.WEBHOOK_KEEP_DAYS))
    keys = list(old.order_by("done_at").values_list("pk", flat=True)[:PORTION])
    Delivery.objects.filter(pk__in=keys).delete()
    return len(keys) == PORTION


PRUNING = Duty("webhooks.prune", prune, every=3600)
