"""One entry of the journal: what happened to one public thing."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What happened."""

    PUBLISHED = "published", _("Published")
    UPDATED = "updated", _("Updated")
    MOVED = "moved", _("Moved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Reason(models.TextChoices):
    """Why something is no longer public."""

    UNPUBLISHED = "unpublished", _("Taken back")
    EXPIRED = "expired", _("Expired")
    PRIVATE = "private", _("Made private")
    DELETED = "deleted", _("Deleted")


class Entry(models.Model):
    """One line of the log. Never changed once it is committed; old ones that say nothing new are pruned.

    Attributes:
        sequence: its place. Commit-safe: whoever has seen an entry never finds a new one below it (``lock``).
        type, key: the thing, such as ``article`` and 12.
        url: where readers find it, or found it; empty for what has no address.
        tags: the cache tags that it touches, such as ``article:12``, ``list:article``, ``rubric:3``.
        cause: the thing whose change made this one change, such as ``rubric:3``; empty if it changed by itself.
        transaction: the same for all that one transaction wrote.
        notice: what editors tell readers of a withdrawal, in plain text; mostly empty.
        identity: of a page that was withdrawn, what feeds knew it by; nothing of one that search engines weren't shown.
        withdrawn_at: when the thing was withdrawn, where another notice is told of it later; else that is ``at``.
    """

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what"), max_length=9, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=11, choices=Reason.choices, blank=True)
    type = models.CharField(_("type"), max_length=30)
    key = models.BigIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=255, blank=True)
    url = models.TextField(_("address"), blank=True)
    tags = models.JSONField(_("tags"), default=list)
    cause = models.CharField(_("because of"), max_length=60, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,
    )
    transaction = models.UUIDField(editable=False)
    notice = models.TextField(_("notice to readers"), blank=True)
    identity = models.UUIDField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="journal_entry_kind_known"),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.WITHDRAWN, reason__in=Reason.values)
                | (~models.Q(kind=Kind.WITHDRAWN) & models.Q(reason="")),
                name="journal_entry_reason_of_withdrawal",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=Kind.WITHDRAWN)
                | models.Q(notice="", identity__isnull=True, withdrawn_at__isnull=True),
                name="journal_entry_notice_of_withdrawal",
            ),
        ]
        indexes = [
            models.Index(fields=["type", "key", "sequence"], name="journal_entry_of_thing"),
            models.Index(
                fields=["url", "sequence"],
                condition=models.Q(kind__in=[Kind.WITHDRAWN, Kind.MOVED]),
                name="journal_entry_gone",
            ),
            models.Index(
                fields=["type", "sequence"],
                condition=models.Q(kind=Kind.WITHDRAWN),
                name="journal_entry_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.name}"

    @property
    def name(self) -> str:
        """The thing in one word, such as ``article:12``."""
        return f"{self.type}:{self.key}"

    @property
    def gone_since(self) -> datetime:
        """When the thing was withdrawn, whatever was told of it later."""
        return self.withdrawn_at or self.at
