"""The schema as a graph: which types can be reached from the root, and by which way most things are found there."""

from collections.abc import Iterator
from heapq import heappop, heappush

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_composite_type,
)

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
#: A type's name and a field of it.
Step = tuple[str, str]

#: What a root field costs that gives one thing only, where all things of the type are wanted: lists give them.
SINGLE = 10


def fields(type_: Composite) -> dict[str, GraphQLField]:
    """Return the fields of a type; a union has none."""
    return {} if isinstance(type_, GraphQLUnionType) else type_.fields


def target(field: GraphQLField) -> Composite | None:
    """Return the type that a field leads to, ``None`` for a plain value."""
    named = get_named_type(field.type)
    return named if is_composite_type(named) else None


def possible(schema: GraphQLSchema, type_: Composite) -> list[GraphQLObjectType]:
    """Return the types that a thing can have where ``type_`` is announced."""
    return [type_] if isinstance(type_, GraphQLObjectType) else list(schema.get_possible_types(type_))


def own_fields(type_: Composite) -> dict[str, GraphQLField]:
    """Return the fields that a type doesn't have from its interfaces."""
    inherited = {name for interface in getattr(type_, "interfaces", ()) for name in interface.fields}
    return {name: field for name, field in fields(type_).items() if name not in inherited}


def ways(schema: GraphQLSchema, single: int) -> dict[str, list[Step]]:
    """Return, for every type that can be reached from the root, the steps of the shortest way to it.

    Args:
        schema: the schema.
        single: what it costs to go by a root field that gives one thing only.
    """
    found: dict[str, list[Step]] = {}
    pending: list[tuple[int, int, str, list[Step]]] = [(0, 0, schema.query_type.name, [])]
    count = 0
    while pending:
        cost, _count, name, steps = heappop(pending)
        if name in found:
            continue
        found[name] = steps
        for next_cost, next_name, next_steps in _onwards(schema, name, steps, single):
            count += 1
            heappush(pending, (cost + next_cost, count, next_name, next_steps))
    return found


def _onwards(schema: GraphQLSchema, name: str, steps: list[Step], single: int) -> Iterator[tuple[int, str, list[Step]]]:
    type_ = schema.type_map[name]
    for each in possible(schema, type_):
        yield 0, each.name, steps
    for field_name, field in fields(type_).items():
        if onward := target(field):
            alone = type_ is schema.query_type and "nodes" not in fields(onward)
            yield single if alone else 1, onward.name, [*steps, (name, field_name)]
