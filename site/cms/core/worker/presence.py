"""That a worker lives, told by itself and watched by the others."""

import logging
import os
import socket
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.core.models import DutyLease, WorkerProcess
from cms.core.worker import queue

logger = logging.getLogger(__name__)

BEAT_SECONDS = 2.0
#: A worker is given up when another has beaten this often since it was last heard of. No two clocks are compared, and
#: nobody is given up while the database lets nobody write.
MISSED_BEATS = 5
SEEN_LATELY = timedelta(minutes=1)


class Presence:
    """This process among the workers. ``key`` names it, in leases and on the tasks that it has taken."""

    def __init__(self) -> None:
        self.key = uuid4()
        self.started_at = timezone.now()
        self.beats = 0
        self._heard: dict[UUID, tuple[int, int]] = {}  # Another's beats, and ours when they last changed.

    def beat(self) -> bool:
        """Say that we live, and give up those who no longer do; nothing waits after it."""
        us = WorkerProcess(
            id=self.key,
            host=socket.gethostname(),
            pid=os.getpid(),
            version=installed_version(),
            started_at=self.started_at,
            beats=self.beats + 1,
            beat_at=timezone.now(),
        )
        changed = ["beats", "beat_at", "ended_at"]  # If we were given up too early, we are back.
        WorkerProcess.objects.bulk_create([us], update_conflicts=True, unique_fields=["id"], update_fields=changed)
        self.beats += 1
        self._watch()
        return False

    def leave(self) -> None:
        """Say that we are done, and let others have our duties."""
        _end(WorkerProcess.objects.filter(pk=self.key).get())

    def _watch(self) -> None:
        at_work = WorkerProcess.objects.filter(Q(ended_at=None) | Q(leases__isnull=False)).exclude(pk=self.key)
        heard = {}
        for other in at_work.distinct():
            beats, ours = self._heard.get(other.pk, (-1, 0))
            if other.beats != beats:
                ours = self.beats
            elif self.beats - ours >= MISSED_BEATS and _end(other):
                logger.warning("Worker %s has not been heard of: others take over.", other)
            heard[other.pk] = (other.beats, ours)
        self._heard = heard


def _end(worker: WorkerProcess) -> bool:
    """Give away all that a worker has, unless it has just been heard of; returns whether that was done."""
    unchanged = WorkerProcess.objects.filter(pk=worker.pk, beats=worker.beats, ended_at=worker.ended_at)
    with transaction.atomic():
        if not unchanged.update(ended_at=timezone.now()):
            return False
        DutyLease.objects.filter(holder=worker).delete()
        queue.hand_back(worker.pk)
    return True


def last_seen() -> datetime | None:
    """Return when a worker was last heard of; a moment in the future, from before a clock was set back, is none."""
    until = timezone.now() + SEEN_LATELY
    beats = WorkerProcess.objects.filter(beat_at__lt=until).order_by("-beat_at")
    return beats.values_list("beat_at", flat=True).first()


def lives(seen: datetime | None) -> bool:
    """Return whether a worker that was last heard of then is taken to be there now."""
    return seen is not None and timezone.now() - seen < SEEN_LATELY


def installed_version() -> str:
    """Return the version of Rubrique; empty in a copy that was never installed."""
    try:
        return version("rubrique")
    except PackageNotFoundError:
        return ""
