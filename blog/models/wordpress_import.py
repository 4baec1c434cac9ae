"""The import of a WordPress site that an editor asked for: how far the worker is, and what came of each post."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class ImportState(models.TextChoices):
    """Where an import is. Editors read sentences instead."""

    UNDER_WAY = "under way"
    DONE = "done"
    FAILED = "failed"


class WordpressImport(models.Model):
    """One export: looked through first, then, once somebody says so, imported.

    ``applies`` tells which of both its state, its progress and its numbers are about; ``made``, ``known`` and
    ``passed_over`` are those of ``blog.services.wordpress.Report``.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=255)
    # It is forgotten after a day, without being read into memory once more.
    upload = models.ForeignKey("importing.Upload", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    fetch = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=timezone.now)
    applies = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=ImportState.choices, default=ImportState.UNDER_WAY, db_index=True)
    failure = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    made = models.JSONField(default=dict)
    known = models.PositiveIntegerField(default=0)
    passed_over = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def begin(self, *, applies: bool) -> None:
        """Ask the worker to look through the export or to import it, from its start."""
        self.outcomes.all().delete()
        self.applies, self.state, self.failure = applies, ImportState.UNDER_WAY, ""
        self.done, self.total, self.made, self.known, self.passed_over = 0, 0, {}, 0, {}
        self.save()

    def go_on(self) -> None:
        """Ask the worker to go on where it failed."""
        self.state, self.failure = ImportState.UNDER_WAY, ""
        self.save(update_fields=["state", "failure"])


class WordpressOutcome(models.Model):
    """What of a post needs a look. ``left_out`` has pairs: what was lost, and why."""

    of_import = models.ForeignKey(WordpressImport, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    link = models.TextField(blank=True)
    refused = models.TextField(blank=True)
    left_out = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.title

    def losses(self) -> Iterator[tuple[str, str]]:
        """Yield what was lost of it, and why; for a post of which nothing was made, why so."""
        if self.refused:
            yield "", self.refused
        yield from ((what, reason) for what, reason in self.left_out)
