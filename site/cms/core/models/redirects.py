"""When a redirect last changed, which Wagtail doesn't keep."""

from django.db import models
from wagtail.contrib.redirects.models import Redirect


class RedirectChange(models.Model):
    """The moment at which a redirect, or the place that it leads to, last changed; none if it never did."""

    redirect = models.OneToOneField(Redirect, on_delete=models.CASCADE, primary_key=True, related_name="change")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.redirect}: {self.at}"
