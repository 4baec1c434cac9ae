"""The application that checks content."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChecksConfig(AppConfig):
    """Floor 2: rules on what editors write, in line with RGAA."""

    name = "cms.newsroom.checks"
    label = "checks"
    verbose_name = _("Content checks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the journal, so that reports know what is published and breaks a rule."""
        from cms.journal.followers import register
        from cms.newsroom.checks.following import CHECKS

        register(CHECKS)
