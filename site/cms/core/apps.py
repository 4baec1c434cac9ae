"""The application that holds what every content app is built from."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    """Floor 0: models, blocks and rules that know nothing of any content app."""

    name = "cms.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for pictures to render, redirects that change, what search must know of; prune; protect exports."""
        from cms.core import redirect_changes
        from cms.core.images import signals
        from cms.core.search.signals import listen
        from cms.core.spreadsheets import protect_exports
        from cms.core.worker import duties, pruning

        listen()
        duties.register(pruning.PRUNING)
        protect_exports()
