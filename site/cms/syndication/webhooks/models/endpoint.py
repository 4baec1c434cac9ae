"""An address of a partner that is told of what happens, and how it does."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.outgoing import RequestFailed, RequestRefused, public_address, read_url


class DisabledBecause(models.TextChoices):
    """Why nothing is sent any more."""

    BY_HAND = "by-hand", _("Disabled by hand")
    GONE = "gone", _("It answered 410 Gone")
    FAILED = "failed", _("It accepted nothing for days")
    SECRET_LOST = "secret-lost", _("Its secret can no longer be derived: SECRET_KEY has changed")


class Health(models.TextChoices):
    """How an endpoint does, in one word."""

    ACTIVE = "active", _("Active")
    FAILING = "failing", _("Failing")
    UNVERIFIED = "unverified", _("Not verified yet")
    SUSPENDED = "suspended", _("Partner suspended")
    DISABLED = "disabled", _("Disabled")


def validate_address(url: str) -> None:
    """Refuse what no request will ever be sent to. A host that isn't known may be so later."""
    try:
        parts = read_url(url)
        public_address(parts.hostname or "", parts.port or 443)
    except RequestRefused as error:
        raise ValidationError(str(error)) from error
    except RequestFailed:
        return


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    """Endpoints."""

    def at_work(self) -> "EndpointQuerySet":
        """Keep those that are neither disabled nor of a suspended partner."""
        return self.filter(disabled_at=None, partner__active=True)


class Endpoint(models.Model):
    """Where a partner wants to be told.

    Attributes:
        sequence: all entries of the journal up to here have become deliveries, as far as they are the partner's.
        verified_at: when it first accepted a signed request; until then, events wait.
        failing_since: when it refused something, having accepted nothing since.
        tried_at, accepted_at: the last time that something was sent, and that it was accepted.
        paused_until: it asked for a rest (``Retry-After``).
    """

    partner = models.ForeignKey(
        "partners.Partner", verbose_name=_("partner"), on_delete=models.CASCADE, related_name="webhooks"
    )
    url = models.CharField(
        _("address"),
        max_length=500,
        validators=[validate_address],
        help_text=_("Such as https://example.org/webhooks. It must answer 2xx within 15 seconds."),
    )
    sequence = models.BigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    verified_at = models.DateTimeField(_("verified"), null=True, editable=False)
    disabled_at = models.DateTimeField(_("disabled"), null=True, editable=False)
    disabled_because = models.CharField(
        _("why"), max_length=11, choices=DisabledBecause.choices, blank=True, editable=False
    )
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    tried_at = models.DateTimeField(_("last attempt"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("last accepted"), null=True, editable=False)
    paused_until = models.DateTimeField(_("paused until"), null=True, editable=False)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["partner__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["partner", "url"], name="webhooks_endpoint_once")]

    def __str__(self) -> str:
        return self.url

    @property
    def rests_until(self) -> datetime | None:
        """Until when it is sent nothing, because it asked for that; ``None`` if it may be sent something now."""
        return self.paused_until if self.paused_until and self.paused_until > timezone.now() else None

    @property
    def health(self) -> Health:
        """How it does."""
        if self.disabled_at:
            return Health.DISABLED
        if not self.partner.active:
            return Health.SUSPENDED
        if not self.verified_at:
            return Health.UNVERIFIED
        return Health.FAILING if self.failing_since else Health.ACTIVE
