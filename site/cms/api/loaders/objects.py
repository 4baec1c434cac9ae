"""Fetches objects: without the columns that are rarely asked for, and pages as what they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.api.batches import together
from cms.api.content_types import content_types
from cms.api.plans.columns import EVERYTHING, Columns, columns
from cms.api.plans.statement import Statement
from cms.core.parameters import Keys
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
    known = list(dict.fromkeys(key for key in keys if key is not None))
    found: Any = apps.get_model(model) if isinstance(model, str) else model
    if not known:
        return {}
    if found is Page:
        objects = together(_specific(_visible_pages.rows(keys=known)))
    else:
        objects = _whole(found).objects(_visible(found).rows(keys=known))
    return {each.pk: each for each in objects}


_visible_pages = Statement(
    lambda: visible(Page.objects.filter(pk__in=Keys("keys"))).order_by().values_list("pk", "content_type_id")
)


@cache
def _whole(model: type[Model]) -> Columns:
    return columns(model, frozenset([EVERYTHING]))


@cache
def _visible(model: Any) -> Statement:
    things = model._default_manager.filter(pk__in=Keys("keys"))
    return Statement(lambda: visible(things).order_by().values_list(*_whole(model).names))


@cache
def _of_type(model: Any) -> Statement:
    pages = model._default_manager.filter(pk__in=Keys("keys"))
    return Statement(lambda: pages.order_by().values_list(*_whole(model).names))


def _light(queryset: QuerySet[Any]) -> QuerySet[Any]:
    bodies = [field.name for field in queryset.model._meta.get_fields() if isinstance(field, StreamField)]
    return queryset.defer(*bodies) if bodies else queryset


def _specific(pairs: Collection[tuple[int, int]]) -> list[Any]:
    by_type: dict[int, list[int]] = defaultdict(list)
    for key, content_type in pairs:
        by_type[content_type].append(key)
    found: dict[int, Any] = {}
    for content_type, keys in by_type.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        # What leads to a page whose type is left out of the API leads to nothing.
        if model in content_types():
            pages = _whole(model).objects(_of_type(model).rows(keys=keys))
            found.update({page.pk: page for page in pages})
    return [found[key] for key, _content_type in pairs if key in found]
