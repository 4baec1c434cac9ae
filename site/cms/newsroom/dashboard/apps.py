"""The application with the front page of the admin."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    """Floor 2: panels about any content; those of one type are declared by its app."""

    name = "cms.newsroom.dashboard"
    label = "dashboard"
    verbose_name = _("Dashboard")
    default_auto_field = "django.db.models.BigAutoField"
