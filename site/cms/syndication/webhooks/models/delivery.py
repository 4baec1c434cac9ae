"""One event for one endpoint, and what has become of it."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

#: The place of the request that verifies an endpoint: before all that the journal tells.
VERIFICATION = 0


class State(models.TextChoices):
    """What has become of a delivery."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Given up")


def new_message_id() -> str:
    """Return a ``webhook-id`` that no other message has."""
    return f"msg_{uuid4().hex}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries."""

    def due(self, now: datetime) -> "DeliveryQuerySet":
        """Keep those that may be sent now, if their endpoint may be sent anything."""
        may_be_sent = Q(sequence=VERIFICATION) | Q(endpoint__verified_at__isnull=False)
        return self.filter(may_be_sent, state=State.WAITING, due_at__lte=now)


class Delivery(models.Model):
    """What is to be delivered, and when it is tried next.

    Attributes:
        sequence: the journal's entry that it tells of.
        message: the ``webhook-id``: the same with each attempt, by which a receiver knows what it had already.
        thing: such as ``article:12``.
        due_at: not tried before that. ``set_at``: when that was decided; if that is in the future, the clock was set
            back since, and ``due_at`` means nothing.
        attempts: how many there were in all. ``failures``: how many failed since it was last put in the queue.
        claim: the process that is sending it.
    """

    endpoint = models.ForeignKey(
        "webhooks.Endpoint", verbose_name=_("webhook"), on_delete=models.CASCADE, related_name="deliveries"
    )
    sequence = models.BigIntegerField(_("sequence"))
    message = models.CharField(_("message"), max_length=36, default=new_message_id, unique=True)
    type = models.CharField(_("event"), max_length=60)
    thing = models.CharField(_("thing"), max_length=60, blank=True)
    body = models.TextField()
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    set_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    done_at = models.DateTimeField(_("done"), null=True, db_index=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["endpoint", "sequence"], name="webhooks_delivery_once")]
        indexes = [
            models.Index(
                fields=["endpoint", "due_at", "sequence"],
                condition=Q(state=State.WAITING),
                name="webhooks_delivery_due",
            ),
            models.Index(fields=["claim"], condition=Q(state=State.SENDING), name="webhooks_delivery_claimed"),
            models.Index(fields=["state", "-id"], name="webhooks_delivery_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.thing}".strip()
