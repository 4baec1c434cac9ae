"""The application that tells partners' systems of what happened."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    """Floor 2: follows the journal for each endpoint of a partner."""

    name = "cms.syndication.webhooks"
    label = "webhooks"
    verbose_name = _("Webhooks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have workers deliver, and forget what is old."""
        from cms.core.worker import duties
        from cms.syndication.webhooks.delivering import delivering
        from cms.syndication.webhooks.pruning import PRUNING

        duties.register(delivering())
        duties.register(PRUNING)
