"""The right to see a draft, for a while: an editor's own preview, or a link that an editor gave somebody."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Preview(models.Model):
    """One token, bound to one thing. The token itself is not kept, only its keyed hash."""

    class Kind(models.TextChoices):
        """Who it is for."""

        PANEL = "panel", _("Editor's preview")
        SHARE = "share", _("Share link")

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True)
    parent_id = models.PositiveBigIntegerField(null=True)
    content = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    note = models.CharField(_("for whom"), max_length=100, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"), db_index=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    class Meta:
        verbose_name = _("preview")
        verbose_name_plural = _("previews")
        indexes = [models.Index(fields=["content_type", "object_id"], name="core_preview_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.content_type_id}/{self.object_id}"

    @property
    def is_valid(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked_at is None and self.expires_at > timezone.now()
