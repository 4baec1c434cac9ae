"""The types of the schema that content apps and blocks declare, generated from their ``graphql_fields``."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

import graphene
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page

from cms.api.declarations import Declaration, graphene_field
from cms.core import content_apps
from cms.core.blocks.body import body_blocks

P = TypeVar("P", bound=Page)


def type_of(label: str) -> Callable[[], type[graphene.ObjectType]]:
    """Refer to a content type by its model's label, such as ``blog.ArticlePage``; looked up when first needed."""
    return lambda: content_types()[apps.get_model(label)]


@cache
def content_types() -> dict[type, type[graphene.ObjectType]]:
    """Return every generated type by its model or block class. Made once, on first use."""
    from cms.api.types.blocks import FIELDS as BLOCK_FIELDS
    from cms.api.types.page import PageInterface
    from cms.api.types.streamfield import BlockNode, StreamFieldInterface

    extensions: dict[Any, list[Declaration]] = defaultdict(list, {**BLOCK_FIELDS})
    for module in content_apps.modules("api"):
        for declaring, fields in module.FIELDS.items():
            extensions[declaring] = [*extensions[declaring], *fields]

    types: dict[type, type[graphene.ObjectType]] = {}
    for model in _declared_models():
        interface = PageInterface if issubclass(model, Page) else None
        types[model] = _generate(model, model, interface, extensions[model._meta.label])
    for block in body_blocks().values():
        types[block] = _generate(block, BlockNode, StreamFieldInterface, extensions[block])
    return types


def page_models() -> list[Any]:
    """Return the page types that the schema has."""
    return [model for model in content_types() if issubclass(model, Page)]


def exposed(pages: QuerySet[P]) -> QuerySet[P]:
    """Keep the pages of the types that the schema has."""
    return pages.filter(content_type__in=keys_of_types(page_models()))


def keys_of_types(models: list[Any]) -> list[int]:
    """Return the keys under which the database knows some page types."""
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()]


def _declared_models() -> Iterator[Any]:
    for app in settings.CONTENT_APPS:
        for model in apps.get_app_config(app.rpartition(".")[2]).get_models():
            if hasattr(model, "graphql_fields"):
                yield model


def _generate(
    declaring: Any, owner: type, interface: type[graphene.Interface] | None, more: list[Declaration]
) -> type[graphene.ObjectType]:
    """Make a type that has the interface's fields and the declared ones, and no other."""
    declared = [*getattr(declaring, "graphql_fields", []), *more]
    fields: dict[str, Any] = dict(graphene_field(declaration, owner) for declaration in declared)
    if interface is None:
        fields = {
            "id": graphene.ID(required=True, description="Stable; never given to another thing."),
            **fields,
        }
    description = getattr(declaring, "graphql_description", "") or getattr(
        getattr(declaring, "_meta_class", None), "graphql_description", ""
    )
    meta = type("Meta", (), {"interfaces": (interface,) if interface else (), "description": description})
    return type(declaring.__name__, (graphene.ObjectType,), {**fields, "Meta": meta})
