"""Writes documents over a schema: a way to a field, and all that is beyond it."""

import json

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_required_argument,
)

from tests.cms.api.hidden.graph import Composite, Step, fields, possible, target
from tests.cms.api.hidden.values import Values

#: The arguments that name one thing, the best first.
NAMING = ("slug", "id", "path")


class Writer:
    """Writes documents over one schema.

    Args:
        schema: the schema.
        values: what to give as arguments.
        without: names of scalars whose fields are left out.
    """

    def __init__(self, schema: GraphQLSchema, values: Values, without: frozenset[str] = frozenset()) -> None:
        self.schema = schema
        self.values = values
        self.without = without

    def field(self, type_name: str, name: str) -> GraphQLField:
        """Return a field of the schema."""
        return fields(self.schema.type_map[type_name])[name]

    def arguments(self, type_name: str, name: str, tried: str = "") -> dict[str, str]:
        """Return the literals that a field can't do without, and a page size that leaves nothing out.

        Args:
            type_name: the type.
            name: the field's name.
            tried: an argument that will be given besides.
        """
        each = self.field(type_name, name)
        given = {}
        if "first" in each.args and tried != "last":
            given["first"] = _page_size(each)
        naming = [argument_name for argument_name in NAMING if argument_name in each.args]
        if naming and tried not in NAMING:
            given[naming[0]] = json.dumps(self.values.name_of(target(each), naming[0]))
        for argument_name, argument in each.args.items():
            if is_required_argument(argument) and argument_name not in given:
                value = self.values.of(argument_name, argument.type)[0]
                enum = isinstance(get_nullable_type(argument.type), GraphQLEnumType)
                given[argument_name] = value if enum else json.dumps(value)
        return given

    def document(self, steps: list[Step], last: dict[str, str], depth: int, variables: str = "") -> str:
        """Return a document that goes the steps, the last one with the arguments ``last``, and takes all beyond it."""
        inside = self.selection(target(self.field(*steps[-1])), depth)
        for step in reversed(steps):
            given = last if step is steps[-1] else self.arguments(*step)
            inside = f"{{__typename ...on {step[0]}{{{step[1]}{_written(given)}{inside}}}}}"
        return f"query{variables}{inside}"

    def selection(self, type_: Composite | None, depth: int) -> str:
        """Return all fields of a type, down to ``depth`` further things; nothing for a plain value."""
        if type_ is None:
            return ""
        parts = ["__typename", *self._fields(type_.name, fields(type_), depth)]
        if not isinstance(type_, GraphQLObjectType):
            concrete = possible(self.schema, type_)
            for each in concrete:
                own = {name: f for name, f in fields(each).items() if name not in fields(type_)}
                if written := self._fields(each.name, own, depth, _ambiguous(concrete)):
                    parts.append(f"...on {each.name}{{{' '.join(written)}}}")
        return f"{{{' '.join(parts)}}}"

    def _fields(
        self, type_name: str, chosen: dict[str, GraphQLField], depth: int, ambiguous: frozenset[str] = frozenset()
    ) -> list[str]:
        written = []
        for name, each in chosen.items():
            onward, beyond = target(each), _beyond(type_name, name, depth)
            if (onward and beyond < 0) or get_named_type(each.type).name in self.without:
                continue
            alias = f"{name}__on_{type_name}:" if name in ambiguous else ""
            arguments = _written(self.arguments(type_name, name))
            written.append(f"{alias}{name}{arguments}{self.selection(onward, beyond)}")
        return written


def _ambiguous(concrete: list[GraphQLObjectType]) -> frozenset[str]:
    """Return the names that mean different things on different types, which GraphQL wants renamed."""
    kinds: dict[str, set[str]] = {}
    for each in concrete:
        for name, one in fields(each).items():
            kinds.setdefault(name, set()).add(str(one.type))
    return frozenset(name for name, types in kinds.items() if len(types) > 1)


def _page_size(field: GraphQLField) -> str:
    """Return the most that a list gives."""
    return "100" if target(field).name.endswith("Connection") else "12"


def _beyond(type_name: str, field_name: str, depth: int) -> int:
    """Return how far to look beyond a field. A page of a list is no thing of its own; its edges repeat its nodes."""
    if type_name.endswith("Connection"):
        return depth if field_name == "nodes" else 0
    return depth if type_name.endswith("Edge") else depth - 1


def _written(arguments: dict[str, str]) -> str:
    return f"({' '.join(f'{name}:{value}' for name, value in arguments.items())})" if arguments else ""
