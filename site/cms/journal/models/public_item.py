"""What is public, as far as the journal has told."""

from django.db import models


class PublicItem(models.Model):
    """A thing of which the last entry doesn't say that it was withdrawn.

    What is found to differ from it is what the journal has to tell; and once a thing is gone, it says where it was.

    Attributes:
        face: a digest of what others show of it, such as its title; others change when it changes.
        sequence: the last entry about it.
        at: when that was.
    """

    type = models.CharField(max_length=30)
    key = models.BigIntegerField()
    title = models.CharField(max_length=255, blank=True)
    url = models.TextField(blank=True)
    face = models.CharField(max_length=32)
    tags = models.JSONField(default=list)
    sequence = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["type", "key"], name="journal_publicitem_once")]
        indexes = [
            models.Index(fields=["type", "sequence"], name="journal_publicitem_newest"),
            models.Index(fields=["key"], name="journal_publicitem_key"),
        ]

    def __str__(self) -> str:
        return f"{self.type}:{self.key}"
