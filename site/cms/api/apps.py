"""The application that answers GraphQL."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _

from cms.api.limits.database import watch_statements
from cms.api.limits.overlaps import bound_overlap_checks


class ApiConfig(AppConfig):
    """Floor 2: the delivery API. Content apps reach it through ``cms.api.kit`` only."""

    name = "cms.api"
    label = "api"
    verbose_name = _("Delivery API")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Set the limits that belong to the process rather than to a request; register the system checks."""
        from cms.api import checks
        from cms.api.plans.statement import generation
        from cms.api.sites import forget_sites

        bound_overlap_checks()
        connection_created.connect(watch_statements)
        post_migrate.connect(generation.advance)
        for signal in (post_save, post_delete):
            signal.connect(forget_sites, sender="wagtailcore.Site")
