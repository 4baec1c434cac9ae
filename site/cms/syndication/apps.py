"""The application that gives our content to others."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SyndicationConfig(AppConfig):
    """Floor 2: what each type of thing says to partners, and the ways in which they get it."""

    name = "cms.syndication"
    label = "syndication"
    verbose_name = _("Syndication")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check that no content app forgot what partners get, and that its tables are sound; follow the journal."""
        from cms.journal.followers import register
        from cms.syndication import checks
        from cms.syndication.feeds.websub import WEBSUB
        from cms.syndication.open_data import checks as open_data_checks
        from cms.syndication.purging import PURGING

        if settings.WEBSUB_HUB:
            register(WEBSUB)
        if settings.WAGTAILFRONTENDCACHE:
            register(PURGING)
