"""What is kept of sign-ins: those that failed, and who somebody is at a provider."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignInFailure(models.Model):
    """A password or a code that was wrong. Of the name that was typed only a digest is kept: it may be a password."""

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=50)
    #: Which known browser it came from; empty for one that has never signed in to the account.
    browser = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
        default_permissions = ()
        indexes = [
            models.Index(fields=["account", "at"], name="accounts_failure_account"),
            models.Index(fields=["address", "at"], name="accounts_failure_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.at:%Y-%m-%d %H:%M}"


class Identity(models.Model):
    """Who an account is at a provider of OpenID Connect: its issuer, and the name that never changes there."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(_("provider"), max_length=255)
    subject = models.CharField(_("identifier"), max_length=255)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("identity at a provider")
        verbose_name_plural = _("identities at providers")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="accounts_identity_once")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.issuer})"
