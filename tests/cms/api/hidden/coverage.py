"""What the documents of the search reach, read from the documents and answers themselves."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLSchema,
    GraphQLType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_nullable_type,
    parse,
    type_from_ast,
    visit,
)

from tests.cms.api.hidden.documents import Document
from tests.cms.api.hidden.graph import fields, ways


def announced(schema: GraphQLSchema) -> set[str]:
    """Return every field, argument, input field and enum value that the root leads to, as ``Type.field(argument)``."""
    found: set[str] = set()
    for name in ways(schema, single=1):
        for field_name, each in fields(schema.type_map[name]).items():
            found.add(f"{name}.{field_name}")
            for argument_name, argument in each.args.items():
                found.add(f"{name}.{field_name}({argument_name})")
                found |= set(_parts(argument.type, set()))
    return found


def _parts(type_: GraphQLType, seen: set[str]) -> Iterator[str]:
    inner = get_nullable_type(type_)
    if isinstance(inner, GraphQLList):
        yield from _parts(inner.of_type, seen)
    elif isinstance(inner, GraphQLEnumType):
        yield from (f"{inner.name}.{value}" for value in inner.values)
    elif isinstance(inner, GraphQLInputObjectType) and inner.name not in seen:
        seen.add(inner.name)
        for name, each in inner.fields.items():
            yield f"{inner.name}.{name}"
            yield from _parts(each.type, seen)


def asked(schema: GraphQLSchema, documents: list[Document]) -> set[str]:
    """Return what the documents ask for, in the same form; what is asked of an interface is asked of its types."""
    found: set[str] = set()
    seen: set[str] = set()
    for document in documents:
        if document.text not in seen:
            seen.add(document.text)
            info = TypeInfo(schema)
            visit(parse(document.text), TypeInfoVisitor(info, _Asked(schema, info, found)))
        for name, type_ in _variables(schema, document.text):
            found |= set(_used(document.variables.get(name), type_))
    return found


class _Asked(Visitor):
    def __init__(self, schema: GraphQLSchema, info: TypeInfo, found: set[str]) -> None:
        super().__init__()
        self.schema, self.info, self.found = schema, info, found

    def enter_field(self, node: Any, *_rest: Any) -> None:
        parent = self.info.get_parent_type()
        implementing = self.schema.get_implementations(parent).objects if hasattr(parent, "resolve_type") else []
        for type_ in (parent, *implementing):
            name = f"{type_.name}.{node.name.value}"
            self.found.update([name, *(f"{name}({argument.name.value})" for argument in node.arguments)])


def _variables(schema: GraphQLSchema, text: str) -> Iterator[tuple[str, GraphQLType]]:
    if text.startswith("query("):
        for definition in parse(text).definitions[0].variable_definitions:
            yield definition.variable.name.value, type_from_ast(schema, definition.type)


def _used(value: Any, type_: GraphQLType) -> Iterator[str]:
    inner = get_nullable_type(type_)
    if isinstance(inner, GraphQLList):
        for each in value:
            yield from _used(each, inner.of_type)
    elif isinstance(inner, GraphQLEnumType):
        yield f"{inner.name}.{value}"
    elif isinstance(inner, GraphQLInputObjectType):
        for name, each in value.items():
            yield f"{inner.name}.{name}"
            yield from _used(each, inner.fields[name].type)


def answered(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield every field of every thing in an answer's data, as ``Type.field``, with its value."""
    if isinstance(data, list):
        for each in data:
            yield from answered(each)
    elif isinstance(data, dict) and "__typename" in data:
        for name, value in data.items():
            yield f"{data['__typename']}.{name.partition('__on_')[0]}", value
            yield from answered(value)
