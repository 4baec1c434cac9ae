"""The values that are tried for arguments: what names visible and hidden things, and what names nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLScalarType,
    GraphQLType,
    get_named_type,
    get_nullable_type,
)

#: Every hidden word begins so, and no visible one does.
CANARY = "canary"
UNKNOWN = "doesnotexist"
UNKNOWN_ID = "987654321"

#: How many values are tried where filters are combined; the first ones differ most.
FEW = 2


@dataclass(frozen=True)
class Values:
    """What may be worth trying.

    Attributes:
        names: slugs, titles and names of things: one that is visible, one hidden, one unknown, then the others.
        ids: keys of things, in the same order.
        known: arguments that take another sort of text, by name.
        visible: by type, the slug, id and path of a thing that readers see.
    """

    names: list[str]
    ids: list[str]
    known: dict[str, list[str]]
    visible: dict[str, dict[str, str]]

    def of(self, name: str, type_: GraphQLType) -> list[Any]:
        """Return the values to try for an argument, or an input field, of a name and a type."""
        nullable = get_nullable_type(type_)
        if isinstance(nullable, GraphQLList):
            return [[value] for value in self.of(name, nullable.of_type)]
        named = get_named_type(nullable)
        if isinstance(named, GraphQLEnumType):
            return list(named.values)
        if isinstance(named, GraphQLInputObjectType):
            return list(self._inputs(named))
        return self._scalars(name, named)

    def name_of(self, type_: GraphQLNamedType, argument: str) -> str:
        """Return the slug, id or path of a visible thing of a type."""
        assert type_.name in self.visible, f"Tell values.py of something visible for {type_.name}({argument}:)."
        return self.visible[type_.name][argument]

    def _scalars(self, name: str, type_: GraphQLScalarType) -> list[Any]:
        if name in self.known:
            return self.known[name]
        tables: dict[str, list[Any]] = {
            "String": self.names,
            "ID": self.ids,
            "Int": [0, 1, 2, 100],
            "Float": [0.0, 1.5],
            "Boolean": [True, False],
            "DateTime": ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"],
            "Date": ["2000-01-01", "2100-01-01"],
        }
        assert type_.name in tables, f"Tell values.py what to try for the scalar {type_.name}."
        return tables[type_.name]

    def _inputs(self, type_: GraphQLInputObjectType) -> Iterable[dict[str, Any]]:
        plain = {name: each for name, each in type_.fields.items() if get_named_type(each.type) is not type_}
        combining = {name: each for name, each in type_.fields.items() if name not in plain}
        for name, each in plain.items():
            yield from ({name: value} for value in self.of(name, each.type))
        for name, each in combining.items():
            listed = isinstance(get_nullable_type(each.type), GraphQLList)
            for inner_name, inner in plain.items():
                for value in self.of(inner_name, inner.type)[:FEW]:
                    below = {inner_name: value}
                    yield {name: [below] if listed else below}
