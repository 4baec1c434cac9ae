"""What the content apps declare of search: which types are found, as what, and which of their fields are read."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin
from wagtail.search import index

from cms.core.blocks.body import body_blocks
from cms.core.blocks.plain_text import body_text
from cms.core.rich_text import plain


@cache
def searched_models() -> dict[type[Any], str]:
    """Return the types that search finds, each with its ``search_type``, in the order of the content apps."""
    configs = (apps.get_app_config(app.rpartition(".")[2]) for app in settings.CONTENT_APPS)
    models: Iterator[Any] = (model for config in configs for model in config.get_models())
    return {model: model.search_type for model in models if _is_searched(model)}


def _is_searched(model: Any) -> bool:
    left_out = getattr(model, "left_out_of_api", False) or not getattr(model, "search_type", "")
    return issubclass(model, DraftStateMixin) and not left_out


def parts(thing: Any) -> tuple[str, str]:
    """Return the words of a thing besides its title.

    They are those of the fields that ``search_fields`` names, Wagtail's own declaration for its admin.

    Returns:
        The summary (of the fields with a boost) and the text (of the others), both plain.
    """
    summary: list[str] = []
    text: list[str] = []
    for declared in type(thing).search_fields:
        if isinstance(declared, index.SearchField) and declared.field_name not in ("title", "name"):
            boosted = (declared.boost or 1) > 1
            (summary if boosted else text).extend(_words(thing, declared.field_name))
    return "\n\n".join(summary), "\n\n".join(text)


def _words(thing: Any, name: str) -> Iterator[str]:
    field, value = thing._meta.get_field(name), getattr(thing, name)
    if isinstance(field, StreamField):
        value = body_text(value.raw_data, body_blocks())
    elif isinstance(field, RichTextField):
        value = plain(value)
    if value:
        yield str(value)
