"""Random values of arguments, and how GraphQL writes them."""

import json
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLType,
    get_nullable_type,
)

from tests.cms.api.hidden.values import Values

#: Sizes of pages and places in lists; the last two are refused.
NUMBERS = [3, 2, 1, 5, 12, 0, -1, 101]
#: How deep filters stand in filters.
NESTED = 2


def random_value(random: Random, values: Values, name: str, type_: GraphQLType, nested: int = NESTED) -> Any:
    """Return a value, as JSON has it, for an argument or input field of a name and a type; now and then null."""
    nullable: Any = get_nullable_type(type_)
    if nullable is type_ and random.randrange(10) == 0:
        return None
    if isinstance(nullable, GraphQLList):
        return [random_value(random, values, name, nullable.of_type, nested) for _each in range(random.randrange(3))]
    if isinstance(nullable, GraphQLInputObjectType):
        return _input(random, values, nullable, nested)
    if nullable.name == "Int" and name not in values.known:
        return random.choice(NUMBERS)
    return random.choice(values.of(name, nullable))


def _input(random: Random, values: Values, type_: GraphQLInputObjectType, nested: int) -> dict[str, Any]:
    offered = [name for name, each in type_.fields.items() if nested > 0 or _plain(each.type)]
    names = random.sample(offered, random.randrange(3))
    return {name: random_value(random, values, name, type_.fields[name].type, nested - 1) for name in names}


def _plain(type_: Any) -> bool:
    while hasattr(type_, "of_type"):
        type_ = type_.of_type
    return not isinstance(type_, GraphQLInputObjectType)


def literal(value: Any, type_: GraphQLType | None = None) -> str:
    """Write a value in a document; the type tells enums from strings."""
    nullable: Any = type_ and get_nullable_type(type_)
    if isinstance(value, list):
        return f"[{', '.join(literal(each, nullable.of_type) for each in value)}]"
    if isinstance(value, dict):
        parts = (f"{name}: {literal(each, nullable.fields[name].type)}" for name, each in value.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(nullable, GraphQLEnumType) and value is not None:
        return str(value)
    return json.dumps(value)
