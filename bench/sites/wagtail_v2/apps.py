"""The application's name for Django."""

from django.apps import AppConfig


class WagtailApiSiteConfig(AppConfig):
    """Tells Wagtail's API which fields there are."""

    name = "bench.sites.wagtail_v2"
    label = "wagtail_v2_site"

    def ready(self) -> None:
        """Declare what the API is to show."""
        from bench.sites.wagtail_v2.declarations import declare

        declare()
