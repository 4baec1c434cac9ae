"""A partner's key. The key itself is not kept, only its keyed hash."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Key(models.Model):
    """What a partner shows to be let in.

    Attributes:
        prefix: its beginning, by which people and the database know it; opens nothing.
        digest: the keyed hash of the whole key.
        last_used_at: to the minute.
    """

    partner = models.ForeignKey(
        "partners.Partner", verbose_name=_("partner"), on_delete=models.CASCADE, related_name="keys"
    )
    prefix = models.CharField(_("key"), max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    note = models.CharField(_("for what"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("key")
        verbose_name_plural = _("keys")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= timezone.now()
