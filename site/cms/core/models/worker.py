"""The workers that there are and were, and which of them has which duty."""

from uuid import uuid4

from django.db import models
from django.utils import timezone


class WorkerProcess(models.Model):
    """One run of ``manage.py worker``. Whether it lives is told by ``beats``, never by comparing two clocks."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    version = models.CharField(max_length=50)
    started_at = models.DateTimeField(default=timezone.now)
    beats = models.PositiveBigIntegerField(default=0)
    beat_at = models.DateTimeField(default=timezone.now, db_index=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{str(self.pk)[:8]} (process {self.pid} on {self.host})"


class DutyLease(models.Model):
    """The worker that has a duty, until it ends or is given up for dead."""

    duty = models.CharField(max_length=100, primary_key=True)
    holder = models.ForeignKey(WorkerProcess, on_delete=models.CASCADE, related_name="leases")

    def __str__(self) -> str:
        return f"{self.duty}: {self.holder_id}"
