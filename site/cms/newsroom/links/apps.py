"""The application that checks links."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    """Floor 2: follows the journal for what content leads to, and has the worker look whether it is still there."""

    name = "cms.newsroom.links"
    label = "links"
    verbose_name = _("Links")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the journal, and check links."""
        from cms.core.worker import duties
        from cms.journal.followers import register
        from cms.newsroom.links.checking import CHECKING
        from cms.newsroom.links.following import LINKS

        register(LINKS)
        duties.register(CHECKING)
