"""Writes the documents of the search: for each field that leads on, the way to it and all that is beyond it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, is_required_argument

from cms.api.documents import InvalidDocument, load_document
from cms.api.limits import Limits
from tests.cms.api.hidden.graph import Composite, Step, fields, own_fields, possible, target, ways
from tests.cms.api.hidden.values import Values

#: How many things away from the field a document looks, where the limits of the API let it.
DEPTH = 2


@dataclass(frozen=True)
class Document:
    """What is asked: a text and its variables. ``argument`` is the one that is tried: type, field, argument."""

    text: str
    variables: dict[str, Any] = field(default_factory=dict)
    argument: tuple[str, str, str] | None = None


class Writer:
    """Writes documents over one schema."""

    def __init__(self, schema: GraphQLSchema, values: Values) -> None:
        self.schema = schema
        self.values = values
        self.ways = ways(schema)

    def crawl(self) -> Iterator[Document]:
        """Yield a document for each field of each type that leads to other things."""
        for name in self.ways:
            for field_name, each in own_fields(self.schema.type_map[name]).items():
                if target(each):
                    yield Document(self.fitting(name, field_name, self.arguments(name, field_name)))

    def attempts(self) -> Iterator[Document]:
        """Yield a document for each argument of each field and each value that may be worth trying."""
        for name in self.ways:
            for field_name, each in own_fields(self.schema.type_map[name]).items():
                for argument_name, argument in each.args.items():
                    given = {**self.arguments(name, field_name, argument_name), argument_name: "$value"}
                    text = self.fitting(name, field_name, given, f"($value: {argument.type})")
                    for value in self.values.of(argument_name, argument.type):
                        yield Document(text, {"value": value}, (name, field_name, argument_name))

    def arguments(self, type_name: str, field_name: str, tried: str = "") -> dict[str, str]:
        """Return what a field can't do without, as literals, and a page size that leaves nothing out."""
        args = fields(self.schema.type_map[type_name])[field_name].args
        given = {"first": "100"} if "first" in args and tried != "last" else {}
        for name, argument in args.items():
            if is_required_argument(argument):
                value = self.values.of(name, argument.type)[0]
                enum = hasattr(getattr(argument.type, "of_type", argument.type), "values")
                given[name] = value if enum else json.dumps(value)
        naming = [name for name in ("slug", "id", "path") if name in args]
        if naming and not {tried, *given} & {"slug", "id", "path"}:
            each = fields(self.schema.type_map[type_name])[field_name]
            given[naming[0]] = json.dumps(self.values.name_of(target(each), naming[0]))
        return given

    def fitting(self, type_name: str, field_name: str, arguments: dict[str, str], variables: str = "") -> str:
        """Return the document that looks furthest beyond a field within the limits of the API."""
        for depth in range(DEPTH, -1, -1):
            text = self.document([*self.ways[type_name], (type_name, field_name)], arguments, depth, variables)
            try:
                load_document(self.schema, text, Limits.from_settings())
            except InvalidDocument as refused:
                if depth == 0:
                    raise AssertionError(f"{refused}: {text}") from refused
            else:
                return text
        raise AssertionError

    def document(self, steps: list[Step], last: dict[str, str], depth: int, variables: str) -> str:
        """Return a document that goes the steps and, at the end, takes all that is within ``depth`` things."""
        end = fields(self.schema.type_map[steps[-1][0]])[steps[-1][1]]
        inside = self.selection(target(end), depth)
        for position, (type_name, field_name) in reversed(list(enumerate(steps))):
            given = last if position == len(steps) - 1 else self.arguments(type_name, field_name)
            inside = f"{{__typename ...on {type_name}{{{field_name}{_written(given)}{inside}}}}}"
        return f"query{variables}{inside}"

    def selection(self, type_: Composite | None, depth: int) -> str:
        """Return all fields of a type, down to ``depth`` further things."""
        if type_ is None:
            return ""
        parts = ["__typename", *self._fields(type_.name, fields(type_), depth)]
        if not isinstance(type_, GraphQLObjectType):
            concrete = possible(self.schema, type_)
            for each in concrete:
                own = {name: f for name, f in fields(each).items() if name not in fields(type_)}
                if written := self._fields(each.name, own, depth, self._ambiguous(concrete)):
                    parts.append(f"...on {each.name}{{{' '.join(written)}}}")
        return f"{{{' '.join(parts)}}}"

    def _fields(
        self, type_name: str, chosen: dict[str, GraphQLField], depth: int, ambiguous: frozenset[str] = frozenset()
    ) -> list[str]:
        written = []
        for name, each in chosen.items():
            onward = target(each)
            # A page of a list is no thing of its own.
            cost = 0 if onward and {"nodes", "hasNextPage"} & fields(onward).keys() or name == "nodes" else 1
            if onward and depth < cost:
                continue
            alias = f"{name}__on_{type_name}:" if name in ambiguous else ""
            arguments = _written(self.arguments(type_name, name))
            written.append(f"{alias}{name}{arguments}{self.selection(onward, depth - cost)}")
        return written

    def _ambiguous(self, concrete: list[GraphQLObjectType]) -> frozenset[str]:
        """Return the names that mean different things on different types, which GraphQL wants renamed."""
        kinds: dict[str, set[str]] = {}
        for each in concrete:
            for name, one in fields(each).items():
                kinds.setdefault(name, set()).add(str(one.type))
        return frozenset(name for name, types in kinds.items() if len(types) > 1)


def _written(arguments: dict[str, str]) -> str:
    return f"({' '.join(f'{name}:{value}' for name, value in arguments.items())})" if arguments else ""
