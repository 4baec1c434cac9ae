"""The GraphQL fragments that items share: pictures, blocks, and how one thing refers to another."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type
from graphql.type import GraphQLNamedType

from cms.api.kit import things_schema

PICTURE = """
fragment Picture on Image {
  id alt credit width height focalPoint { x y }
  card: rendition(preset: CARD_400) { ...File }
  body: rendition(preset: BODY_800) { ...File }
  wide: rendition(preset: WIDE_1200) { ...File }
  social: rendition(preset: SOCIAL_1200X630) { ...File }
}
fragment File on Rendition { url width height mimeType }
"""

#: What tells a page, a thing without a page, and a text apart from what must be asked field by field.
PAGE = "id title url"
THING = "id name slug"
TEXT = "html"


@cache
def shared_fragments() -> str:
    """Return them all, as text: ``Picture``, and ``Block`` with the fields of every block that there is."""
    schema = things_schema()
    interface = cast(GraphQLInterfaceType, schema.type_map["StreamFieldInterface"])
    blocks = sorted(schema.get_possible_types(interface), key=lambda block: block.name)
    own = "\n".join(f"  ... on {block.name} {{ {_fields(block)} }}" for block in blocks)
    return f"{PICTURE}\nfragment Block on StreamFieldInterface {{\n{own}\n}}\n"


def _fields(owner: GraphQLObjectType) -> str:
    """Return the selection of all that an object says without being asked anything."""
    return " ".join(_selections(owner))


def _selections(owner: GraphQLObjectType) -> Iterator[str]:
    for name, field in owner.fields.items():
        if not _needs_arguments(field):
            yield name + _below(get_named_type(field.type))


def _needs_arguments(field: GraphQLField) -> bool:
    return bool(field.args)


def _below(type_: GraphQLNamedType) -> str:
    if is_leaf_type(type_):
        return ""
    return f" {{ {_inside(type_)} }}"


def _inside(type_: GraphQLNamedType) -> str:
    if type_.name == "Image":
        return "...Picture"
    if type_.name == "RichText":
        return TEXT
    if type_.name == "PageInterface":
        return PAGE
    composite = cast(GraphQLObjectType, type_)
    if "id" in composite.fields:
        return PAGE if "title" in composite.fields else THING
    return _fields(composite)
