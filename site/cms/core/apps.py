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
        """Listen for pictures that need rendering, for redirects that change, and for what search must know of."""
        from cms.core import redirect_changes  # noqa: F401
        from cms.core.images import signals  # noqa: F401
        from cms.core.search.signals import listen

        listen()
