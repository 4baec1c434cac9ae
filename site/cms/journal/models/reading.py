"""How far each named reader of the journal has come, and how far back the journal goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReaderCursor(models.Model):
    """A reader that follows the journal. All entries up to ``sequence`` have been handled."""

    name = models.CharField(_("reader"), max_length=60, unique=True)
    sequence = models.BigIntegerField(default=0)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reader of the journal")
        verbose_name_plural = _("readers of the journal")

    def __str__(self) -> str:
        return f"{self.name}: {self.sequence}"


class Horizon(models.Model):
    """The newest entries that were pruned. One row.

    Attributes:
        withdrawn: of withdrawals.
        replaced: of entries that a newer one about the same thing follows.
    """

    withdrawn = models.BigIntegerField(default=0)
    replaced = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.withdrawn}, {self.replaced}"
