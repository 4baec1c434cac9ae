"""What imports keep: a file between its check and its import, and which thing was made of what."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Upload(models.Model):
    """A file that somebody has had checked, and may import. It is kept in the database: it may hold anything."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.name


class Made(models.Model):
    """A thing that was made of something of another system, so that it is never made twice.

    ``origin`` names the system and ``key`` the thing there.
    """

    origin = models.CharField(max_length=255)
    key = models.CharField(max_length=255)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    thing = GenericForeignKey("content_type", "object_id")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "key"], name="importing_made_once")]

    def __str__(self) -> str:
        return f"{self.origin} {self.key}"
