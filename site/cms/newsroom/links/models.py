"""The targets that published content leads to, and which content leads to each. Derived from the content."""

from hashlib import blake2s
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What is known of a target."""

    NEW = "new", _("Not checked yet")
    FINE = "fine", _("Works")
    CLOSED = "closed", _("Answers people only")
    FAILING = "failing", _("Does not answer, tried again")
    BROKEN = "broken", _("Broken")


def digest_of(address: str) -> str:
    """Return what an address is found by: addresses may be longer than an index can hold."""
    return blake2s(address.encode(), digest_size=16).hexdigest()


class Target(models.Model):
    """Something that content leads to.

    Attributes:
        address: absolute, such as ``https://example.org/``; or a thing of ours, such as ``wagtailcore.page:12``.
        host: whom to be polite to; empty for a thing of ours.
        reason: why it is broken or failing, as was said when it was checked.
        failures: how many checks in a row got no answer.
        due_at: when it is checked next.
    """

    digest = models.CharField(max_length=32, unique=True)
    address = models.TextField(_("address"))
    host = models.CharField(max_length=255, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.NEW, db_index=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    reason = models.CharField(_("reason"), max_length=255, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    checked_at = models.DateTimeField(_("checked"), null=True)
    broken_since = models.DateTimeField(_("broken since"), null=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("target of links")
        verbose_name_plural = _("targets of links")

    def __str__(self) -> str:
        return self.address

    @classmethod
    def at(cls, address: str) -> "Target":
        """Return an unsaved target."""
        host = urlsplit(address).netloc.lower()[:255] if "://" in address else ""
        return cls(digest=digest_of(address), address=address, host=host)


class Link(models.Model):
    """That one published thing leads to a target. ``page`` is the thing, if it is a page."""

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="links")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "target"], name="links_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} → {self.target_id}"
