"""Prices: what a field costs the server, declared beside the field.

An object costs 1, and so does each item of a list; a plain value is free. A list says how many items it usually
has at most: ``list_of(Tag, size=10)``. A field that is dearer, or cheaper, says so: ``priced(field, 10)``. The cost
of a document (``cms.api.limits.cost``) is made of these.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import graphene
from graphene.utils.str_converters import to_camel_case
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
)

#: How many items a list has: so many, or as many as the arguments `first` and `last` of the field above it ask for.
Size = int | Literal["page"]

EXTENSION = "price"

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Price:
    """What a field costs: ``each`` an object or an item of a list, which has ``size`` items.

    A list without a size counts as the fullest page that there is.
    """

    each: int
    size: Size | None = None


def priced(field: F, each: int) -> F:
    """Say what a ``graphene.Field`` costs, for each item if it is a list, and return the field."""
    if not isinstance(field, graphene.Field):
        raise TypeError("Only a graphene.Field can be priced; write graphene.Field(graphene.Int) for graphene.Int().")
    field.price = each
    return field


def sized(items: Any, size: Size | None) -> Any:
    """Say how many items a graphene list has, and return the list."""
    items.size = size
    return items


def attach_prices(schema: GraphQLSchema) -> None:
    """Write the prices that graphene's types declare into the ``extensions`` of the schema's fields."""
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and hasattr(type_, "graphene_type"):
            for name, declared in type_.graphene_type._meta.fields.items():
                field = type_.fields[declared.name or to_camel_case(name)]
                each = getattr(declared, "price", _default(field).each)
                field.extensions[EXTENSION] = Price(each, _declared_size(declared) if is_list(field) else None)


def price_of(field: GraphQLField) -> Price:
    """Return a field's price, or the default where its type declares none."""
    declared: Price | None = field.extensions.get(EXTENSION)
    return declared or _default(field)


def lists_without_size(schema: GraphQLSchema) -> Iterator[str]:
    """Yield the lists whose size nobody declared, as ``Type.field``."""
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not type_.name.startswith("__"):
            for name, field in type_.fields.items():
                if is_list(field) and "first" not in field.args and price_of(field).size is None:
                    yield f"{type_.name}.{name}"


def is_list(field: GraphQLField) -> bool:
    """Tell whether a field gives a list."""
    return isinstance(field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type, GraphQLList)


def _default(field: GraphQLField) -> Price:
    return Price(1 if is_list(field) or is_composite_type(get_named_type(field.type)) else 0)


def _declared_size(declared: Any) -> Size | None:
    items = declared.type
    while isinstance(items, graphene.NonNull):
        items = items.of_type
    return getattr(items, "size", None)
