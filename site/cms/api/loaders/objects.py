"""Fetches objects: without the columns that are rarely asked for, and pages as what they are."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.api.batches import together
from cms.api.content_types import content_types
from cms.api.context import RequestContext
from cms.core.visibility import visible


def fetch(queryset: QuerySet[Any]) -> list[Any]:
    """Run a queryset of visible objects and make one batch of what it gives.

    Bodies are left out (a field that needs one reads those of the whole list); pages come as their own types, with
    one more statement a type.
    """
    if queryset.model is Page:
        return together(_specific(queryset.values_list("pk", "content_type_id")))
    return together(_light(queryset))


def fetch_visible(model: type[Model] | str, keys: Iterable[int | None]) -> dict[int, Any]:
    """Fetch the visible objects with these keys, by key, as one batch; nothing is asked for no keys."""
    known = {key for key in keys if key is not None}
    if not known:
        return {}
    found: type[Model] = apps.get_model(model) if isinstance(model, str) else model
    return {each.pk: each for each in fetch(visible(found._default_manager.filter(pk__in=known)))}


def visible_one(source: str, model: str) -> Callable[..., list[Any]]:
    """Return a loader for a foreign key: the visible thing that it leads to, else None.

    Args:
        source: the foreign key's name.
        model: label of the model that it leads to.
    """

    def load(objects: list[Any], context: RequestContext) -> list[Any]:
        keys = [getattr(each, f"{source}_id") for each in objects]
        found = fetch_visible(model, keys)
        return [found.get(key) if key is not None else None for key in keys]

    return load


def rows_of(model: str, parent: str) -> Callable[..., list[list[Any]]]:
    """Return a loader for an object's own ordered rows, such as a laureate's key figures.

    Args:
        model: label of the rows' model, which has a ``sort_order``.
        parent: name of the rows' foreign key to the object.
    """

    def load(objects: list[Any], context: RequestContext) -> list[list[Any]]:
        rows = apps.get_model(model)._default_manager.filter(**{f"{parent}__in": [each.pk for each in objects]})
        grouped: dict[int, list[Any]] = defaultdict(list)
        for row in rows.order_by("sort_order", "pk"):
            grouped[getattr(row, f"{parent}_id")].append(row)
        return [grouped[each.pk] for each in objects]

    return load


def _light(queryset: QuerySet[Any]) -> QuerySet[Any]:
    bodies = [field.name for field in queryset.model._meta.get_fields() if isinstance(field, StreamField)]
    return queryset.defer(*bodies) if bodies else queryset


def _specific(pairs: Collection[tuple[int, int]]) -> list[Any]:
    by_type: dict[int, list[int]] = defaultdict(list)
    for key, content_type in pairs:
        by_type[content_type].append(key)
    found: dict[int, Any] = {}
    for content_type, keys in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        # What leads to a page whose type is left out of the API leads to nothing.
        if model in content_types():
            found.update({page.pk: page for page in _light(model._default_manager.filter(pk__in=keys))})
    return [found[key] for key, _content_type in pairs if key in found]
