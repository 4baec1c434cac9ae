"""The application's name for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaureatesConfig(AppConfig):
    """A content app: what it declares is found by file name, nothing is done at start."""

    name = "laureates"
    verbose_name = _("Laureates")
    default_auto_field = "django.db.models.BigAutoField"
