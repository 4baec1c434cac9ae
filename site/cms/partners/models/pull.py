"""What a partner took in one day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pull(models.Model):
    """One partner, one day.

    Attributes:
        requests: how many were let in, by any of its keys.
        items: how many things it was given, withdrawals included.
        refused: how many requests were not let in, or couldn't be answered.
        sequence: how far it had read the journal.
        error, error_at: the last one.
    """

    partner = models.ForeignKey("partners.Partner", on_delete=models.CASCADE, related_name="pulls")
    day = models.DateField(_("day"))
    requests = models.PositiveIntegerField(_("requests"), default=0)
    items = models.PositiveBigIntegerField(_("items"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    sequence = models.BigIntegerField(_("read up to"), default=0)
    at = models.DateTimeField(_("last request"), null=True)
    error = models.CharField(_("last error"), max_length=200, blank=True)
    error_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("pull")
        verbose_name_plural = _("pulls")
        constraints = [models.UniqueConstraint(fields=["partner", "day"], name="partners_pull_once_a_day")]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.day}"
