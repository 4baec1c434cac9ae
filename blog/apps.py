"""The application's name for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """A content app: what it declares is found by file name."""

    name = "blog"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the worker erase what is kept no longer, and import what was asked for."""
        from blog.services.erasure import ERASING
        from blog.services.wordpress.background import IMPORTING
        from cms.core.worker import duties

        duties.register(ERASING)
        duties.register(IMPORTING)
