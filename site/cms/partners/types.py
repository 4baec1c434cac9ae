"""The types of public things and the sections that a partner's scope can name, as the content apps declare them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import get_page_models


@cache
def public_types() -> dict[str, Any]:
    """Return the model of every type of public things, by the name that its model gives it (``journal_type``)."""
    models: Iterable[Any] = apps.get_models()
    return {model.journal_type: model for model in models if getattr(model, "journal_type", "")}


def section_pages() -> Q:
    """Return the condition for pages that are sections, such as rubrics."""
    from django.contrib.contenttypes.models import ContentType

    models = [model for model in get_page_models() if getattr(model, "is_section", False)]
    return Q(content_type__in=[each.pk for each in ContentType.objects.get_for_models(*models).values()])
