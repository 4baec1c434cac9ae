"""What an endpoint's secrets are derived from; none of them is kept."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Secret(models.Model):
    """One secret of an endpoint (``signing``).

    Attributes:
        salt: random; with ``SECRET_KEY`` it gives the secret.
        fingerprint: by which people know it, and by which it is found out whether ``SECRET_KEY`` is still the same.
        expires_at: until when requests are signed with it as well, once there is a newer one.
    """

    endpoint = models.ForeignKey("webhooks.Endpoint", on_delete=models.CASCADE, related_name="secrets")
    salt = models.CharField(max_length=64)
    fingerprint = models.CharField(_("fingerprint"), max_length=12)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), null=True)

    class Meta:
        verbose_name = _("secret")
        verbose_name_plural = _("secrets")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.fingerprint
