"""The documents of the search: one for each field that leads on, one for each argument and each value worth trying."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLSchema, is_required_argument

from cms.api.documents import InvalidDocument, load_document
from cms.api.limits import Limits
from tests.cms.api.hidden.graph import Step, own_fields, target, ways
from tests.cms.api.hidden.values import CANARY, Values
from tests.cms.api.hidden.writing import Writer

#: How many things away from a root field the crawl looks, where the limits of the API let it. From there on it goes
#: one field at a time.
DEPTH = 1
#: Scalars that take long to make; the crawl has them, and things that shouldn't be there have other words too.
SLOW = frozenset({"HTML", "JSON"})
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

    @property
    def names_hidden(self) -> bool:
        """Tell whether a hidden thing is asked for by its name."""
        return CANARY in json.dumps(self.variables)


def crawl(schema: GraphQLSchema, values: Values) -> Iterator[Document]:
    """Yield a document for each field of each type that leads to other things."""
    writer = Writer(schema, values)
    for name, way in ways(schema, single=DEAR).items():
        if name.endswith(PARTS_OF_A_LIST):
            continue
        for field_name, each in own_fields(schema.type_map[name]).items():
            if target(each):
                depth = DEPTH if name == schema.query_type.name else 0
                yield Document(_furthest(writer, [*way, (name, field_name)], depth))


def attempts(schema: GraphQLSchema, values: Values) -> Iterator[Document]:
    """Yield a document for each argument of each field and each value worth trying."""
    writer = Writer(schema, values, without=SLOW)
    for name, way in ways(schema, single=0).items():
        for field_name, each in own_fields(schema.type_map[name]).items():
            for argument_name, argument in each.args.items():
                given = {**writer.arguments(name, field_name, argument_name), argument_name: "$value"}
                variables = f"($value: {argument.type})"
                # What a field can't do without decides all that it leads to.
                depth = 1 if is_required_argument(argument) and name == schema.query_type.name else 0
                text = writer.document([*way, (name, field_name)], given, depth, variables)
                for value in values.of(argument_name, argument.type):
                    yield Document(text, {"value": value}, (name, field_name, argument_name))


def with_token(schema: GraphQLSchema, values: Values, token: str) -> Iterator[Document]:
    """Yield a document for each path, asked by a caller who may enter one private page."""
    writer = Writer(schema, values)
    given = {"path": "$value", "accessToken": "$token"}
    text = writer.document([("Query", "page")], given, 0, "($value: String $token: String)")
    yield from (Document(text, {"value": path, "token": token}) for path in values.known["path"])


def _furthest(writer: Writer, steps: list[Step], furthest: int) -> str:
    """Return the document that looks as far beyond the last step as the limits of the API let it."""
    arguments = writer.arguments(*steps[-1])
    for depth in range(furthest, 0, -1):
        text = writer.document(steps, arguments, depth)
        try:
            load_document(writer.schema, text, Limits.from_settings())
        except InvalidDocument:
            continue
        return text
    return writer.document(steps, arguments, 0)
