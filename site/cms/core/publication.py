"""The publication's own settings, kept by the content app that ``PUBLICATION_SETTINGS_MODEL`` names."""

from typing import Any

from django.apps import apps
from django.conf import settings
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site


def publication_settings_model() -> type[BaseSiteSetting]:
    """Return the model of the publication's settings (name, tagline, licence, open lab ...)."""
    return apps.get_model(settings.PUBLICATION_SETTINGS_MODEL)


def publication_of(site: Site) -> Any:
    """Return the settings of one reader site; never ``None``: a site without any gets the defaults, unsaved.

    Wagtail's own ``for_site`` would store them: a read writes nothing.
    """
    model = publication_settings_model()
    return model.base_queryset().filter(site=site).first() or model(site=site)
