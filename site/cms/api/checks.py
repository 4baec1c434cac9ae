"""Checks that nothing was forgotten: which types frontends can ask for, and how long their lists are."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page

from cms.api.prices import lists_without_size
from cms.api.schema import get_schema
from cms.core.models import BaseSnippet


@register
def every_type_is_exposed_or_left_out(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a page or snippet type that has neither ``graphql_fields`` nor ``left_out_of_api = True``."""
    configs = [apps.get_app_config(app.rpartition(".")[2]) for app in settings.CONTENT_APPS]
    models = [model for config in configs for model in config.get_models()]
    return [
        Error(
            f"{model._meta.label} does not say whether frontends can ask for it.",
            hint="Give it `graphql_fields`, or set `left_out_of_api = True`.",
            obj=model,
            id="cms.E001",
        )
        for model in models
        if issubclass(model, Page | BaseSnippet)
        and ("graphql_fields" in vars(model)) == getattr(model, "left_out_of_api", False)
    ]


@register
def every_list_has_a_size(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a list whose size isn't declared: without it, what a document costs can't be told."""
    return [
        Error(
            f"The list {name} of the API does not say how many items it has.",
            hint="Declare its type with `list_of(..., size=10)`, or give the field an argument `first`.",
            obj=name,
            id="cms.E002",
        )
        for name in lists_without_size(get_schema())
    ]
