"""The application with the admin's look."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrandConfig(AppConfig):
    """Floor 2: templates and styles over Wagtail's, nothing else."""

    name = "cms.newsroom.brand"
    label = "brand"
    verbose_name = _("Look of the admin")
    default_auto_field = "django.db.models.BigAutoField"
