"""The application's name for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """A content app: what it declares is found by file name, nothing is done at start."""

    name = "blog"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"
