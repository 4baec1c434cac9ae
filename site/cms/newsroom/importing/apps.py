"""The application that keeps what imports need between two requests, and remembers what they made."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    """Floor 2: what all imports share."""

    name = "cms.newsroom.importing"
    label = "importing"
    verbose_name = _("Imports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Forget uploads that nobody came back to."""
        from cms.core.worker import duties
        from cms.newsroom.importing.uploads import PRUNING

        duties.register(PRUNING)
