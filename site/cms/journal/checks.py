"""Checks that no content app forgot to say what the journal should follow."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.journal.declarations import declares


@register
def every_type_is_journalled_or_stays_out(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a page or snippet type without a ``journal_type`` of its own, and two types that share one."""
    configs = [apps.get_app_config(app.rpartition(".")[2]) for app in settings.CONTENT_APPS]
    models = [model for config in configs for model in config.get_models()]
    silent: list[CheckMessage] = [
        Error(
            f"{model._meta.label} does not say whether it is public content.",
            hint='Give it `journal_type = "article"`, the name by which partners know it, or `journal_type = ""`.',
            obj=model,
            id="cms.E003",
        )
        for model in models
        if (issubclass(model, Page) or model in get_snippet_models()) and not declares(model)
    ]
    return silent + _shared(apps.get_models())


def _shared(models: Sequence[Any]) -> list[CheckMessage]:
    owners: dict[str, Any] = {}
    return [
        Error(
            f"{model._meta.label} has the journal_type of {owners[model.journal_type]._meta.label}.",
            hint="Each type needs a name of its own.",
            obj=model,
            id="cms.E004",
        )
        for model in models
        if getattr(model, "journal_type", "") and owners.setdefault(model.journal_type, model) is not model
    ]
