"""The application with the aids for writing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WritingConfig(AppConfig):
    """Floor 2: panels of the editor, which content apps put where they fit."""

    name = "cms.newsroom.writing"
    label = "writing"
    verbose_name = _("Writing")
    default_auto_field = "django.db.models.BigAutoField"
