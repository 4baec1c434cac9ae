"""Publication and expiry at their second, by Wagtail's own actions, each in a transaction of its own."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from cms.core.worker.attending import pause_after
from cms.core.worker.lines import one_line

logger = logging.getLogger(__name__)

PORTION = 20


@dataclass(frozen=True)
class Act:
    """A publication or an expiry. ``carry_out`` returns False when it was done or put off meanwhile."""

    due: datetime
    name: str
    carry_out: Callable[[], bool]


class Schedule:
    """What falls due. Each worker looks; a locked row sees to it that only one acts."""

    def __init__(self) -> None:
        self._next_due: datetime | None = None
        self._failures: dict[str, tuple[int, float]] = {}  # How many in a row, and when to try again.

    def run(self) -> bool:
        """Do what is due, up to a portion. What fails is logged and put off, and holds up nothing else."""
        now = timezone.now()
        acts = [*expiries(PORTION + len(self._failures)), *publications(PORTION + len(self._failures))]
        self._failures = {act.name: self._failures[act.name] for act in acts if act.name in self._failures}
        due = [act for act in acts if act.due <= now and not self._put_off(act)]
        for act in due:
            self._attempt(act)
        self._next_due = min((act.due for act in acts if act.due > now), default=None)
        return len(due) >= PORTION

    def next_due(self) -> datetime | None:
        """Return when the next act falls due that was there when we last looked."""
        return self._next_due

    def _put_off(self, act: Act) -> bool:
        return act.name in self._failures and monotonic() < self._failures[act.name][1]

    def _attempt(self, act: Act) -> None:
        try:
            done = act.carry_out()
        except Exception as error:  # Whatever is wrong with this one, the others have nothing to do with it.
            failures = self._failures.get(act.name, (0, 0.0))[0] + 1
            pause = pause_after(failures, error)
            self._failures[act.name] = failures, monotonic() + pause
            logger.error("The %s failed, again in %.0f s: %s", act.name, pause, one_line(error))
            logger.debug("Where it failed:", exc_info=error)
        else:
            self._failures.pop(act.name, None)
            if done:
                late = (timezone.now() - act.due).total_seconds()
                logger.info("The %s is done, %.1f s after its time.", act.name, late)


def publications(limit: int) -> Iterator[Act]:
    """Yield the approved revisions that have a time to go live, the earliest first."""
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at", "pk")
    for key, due in scheduled.values_list("pk", "approved_go_live_at")[:limit]:
        yield Act(due, f"publication of revision {key}", partial(_publish, key))


def expiries(limit: int) -> Iterator[Act]:
    """Yield the live pages and snippets that have a time to expire, the earliest first of each type."""
    for model in _models_that_expire():
        expiring = model._default_manager.filter(live=True, expire_at__isnull=False).order_by("expire_at", "pk")
        for key, due in expiring.values_list("pk", "expire_at")[:limit]:
            yield Act(due, f"expiry of {model._meta.label} {key}", partial(_expire, model, key))


def _models_that_expire() -> list[Any]:
    models = apps.get_models()
    return [Page, *(model for model in models if issubclass(model, DraftStateMixin) and not issubclass(model, Page))]


def _publish(key: int) -> bool:
    with transaction.atomic():
        due = Revision.objects.filter(pk=key, approved_go_live_at__lte=timezone.now())
        revision = due.select_for_update(skip_locked=True).first()
        if revision is None:
            return False
        revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _expire(model: Any, key: Any) -> bool:
    with transaction.atomic():
        due = model._default_manager.filter(pk=key, live=True, expire_at__lte=timezone.now())
        thing = due.select_for_update(skip_locked=True, of=("self",)).first()
        if thing is None:
            return False
        thing = thing.specific if isinstance(thing, Page) else thing
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
