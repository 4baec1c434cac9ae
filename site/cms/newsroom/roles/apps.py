"""The application that knows the newsroom's roles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RolesConfig(AppConfig):
    """Floor 2: groups with their permissions, and the review of articles."""

    name = "cms.newsroom.roles"
    label = "roles"
    verbose_name = _("Roles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of new sections, so that each has its editors' group at once."""
        from cms.newsroom.roles import listening

        listening.listen()
