"""The documents of the search: one for each field that leads on, one for each argument and each value worth trying."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLSchema

from cms.api.documents import InvalidDocument, load_document
from cms.api.limits import Limits
from tests.cms.api.hidden.graph import Step, own_fields, target, ways
from tests.cms.api.hidden.values import Values
from tests.cms.api.hidden.writing import Writer

#: How many things away from a field the crawl looks, where the limits of the API let it.
DEPTH = 1
#: These types are no things of their own: whoever asks for a list goes through them.
PARTS_OF_A_LIST = ("Connection", "Edge")
#: What a way costs that leads to one thing only: the crawl wants all things of a type.
DEAR = 10


@dataclass(frozen=True)
class Document:
    """What is asked: a text and its variables. ``argument`` is the one that is tried: type, field, argument."""

    text: str
    variables: dict[str, Any] = field(default_factory=dict)
    argument: tuple[str, str, str] | None = None


def crawl(schema: GraphQLSchema, values: Values) -> Iterator[Document]:
    """Yield a document for each field of each type that leads to other things."""
    writer = Writer(schema, values)
    for name, way in ways(schema, single=DEAR).items():
        if name.endswith(PARTS_OF_A_LIST):
            continue
        for field_name, each in own_fields(schema.type_map[name]).items():
            if target(each):
                arguments = writer.arguments(name, field_name)
                yield Document(_furthest(writer, [*way, (name, field_name)], arguments))


def attempts(schema: GraphQLSchema, values: Values) -> Iterator[Document]:
    """Yield a document for each argument of each field and each value worth trying."""
    writer = Writer(schema, values)
    for name, way in ways(schema, single=0).items():
        for field_name, each in own_fields(schema.type_map[name]).items():
            for argument_name, argument in each.args.items():
                given = {**writer.arguments(name, field_name, argument_name), argument_name: "$value"}
                variables = f"($value: {argument.type})"
                text = writer.document([*way, (name, field_name)], given, 0, variables)
                for value in values.of(argument_name, argument.type):
                    yield Document(text, {"value": value}, (name, field_name, argument_name))


def _furthest(writer: Writer, steps: list[Step], arguments: dict[str, str]) -> str:
    """Return the document that looks as far as the limits of the API let it."""
    for depth in range(DEPTH, 0, -1):
        text = writer.document(steps, arguments, depth)
        try:
            load_document(writer.schema, text, Limits.from_settings())
        except InvalidDocument:
            continue
        return text
    return writer.document(steps, arguments, 0)
