"""One attempt at a delivery: what was sent, what came back."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Attempt(models.Model):
    """Written before anything is sent: whoever has written number 3 is the only one who makes the third attempt.

    Attributes:
        url, headers: where it went and what with; the body is the delivery's.
        status: of the answer; ``None`` if there was none, or none yet.
        answer: the beginning of its body.
        error: why it failed, if there was no answer.
        seconds: from the look-up of the host to the end of the answer.
    """

    delivery = models.ForeignKey("webhooks.Delivery", on_delete=models.CASCADE, related_name="log")
    number = models.PositiveIntegerField(_("attempt"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    url = models.CharField(max_length=500)
    headers = models.JSONField(default=dict)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    seconds = models.FloatField(_("seconds"), null=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["delivery", "number"], name="webhooks_attempt_once")]

    def __str__(self) -> str:
        return f"{self.delivery_id}/{self.number}"

    @property
    def accepted(self) -> bool:
        """Whether the receiver took it."""
        return self.status is not None and 200 <= self.status < 300
