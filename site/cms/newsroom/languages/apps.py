"""The application that keeps languages in step."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """Floor 2: around Wagtail's translations, made with its simple_translation."""

    name = "cms.newsroom.languages"
    label = "languages"
    verbose_name = _("Languages")
    default_auto_field = "django.db.models.BigAutoField"
