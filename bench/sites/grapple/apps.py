"""The application's name for Django."""

from django.apps import AppConfig


class GrappleSiteConfig(AppConfig):
    """Stands before grapple in ``INSTALLED_APPS``, so that grapple finds the declarations when it reads them."""

    name = "bench.sites.grapple"
    label = "grapple_site"

    def ready(self) -> None:
        """Declare what grapple is to show."""
        from bench.sites.grapple.declarations import declare

        declare()
