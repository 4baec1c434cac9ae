"""Small types that several things share."""

from dataclasses import dataclass
from typing import Any

import graphene

from cms.api.declarations import Attribute, needs
from cms.core.figures import written


@dataclass(frozen=True)
class LinkValue:
    """An address and the words that lead to it."""

    label: str
    url: str


class Link(graphene.ObjectType):
    """An address and the words that lead to it."""

    label = graphene.String(required=True)
    url = graphene.String(required=True)


@dataclass(frozen=True)
class LicenceValue:
    """A licence, and what must be written when the content is reused under it."""

    name: str
    url: str
    attribution: str


class Licence(graphene.ObjectType):
    """Under what terms the content can be reused."""

    name = graphene.String(required=True)
    url = graphene.String(required=True, description="The licence's text; may be empty.")
    attribution = graphene.String(required=True, description="What to write beside the content that you reuse.")


@dataclass(frozen=True)
class KeyFigureValue:
    """A number and what it counts."""

    label: str
    value: float
    unit: str
    as_of: int | None


class KeyFigure(graphene.ObjectType):
    """A number and what it counts."""

    label = graphene.String(required=True, description="What it counts.")
    value = graphene.Float(required=True, resolver=Attribute("value", required=True))
    display = graphene.String(required=True, description="The number as French readers write it: `700 000`.")
    unit = graphene.String(description="Such as € or %.")
    as_of = graphene.Int(description="The year.")

    @staticmethod
    @needs("value", "unit", pure=True)
    def resolve_display(each: Any, info: graphene.ResolveInfo) -> str:
        """Write the number with narrow spaces between thousands and a decimal comma, then its unit."""
        return written(float(each.value), each.unit)

    @staticmethod
    @needs("unit", pure=True)
    def resolve_unit(each: Any, info: graphene.ResolveInfo) -> str | None:
        """Return the unit, if there is one."""
        return each.unit or None


@dataclass(frozen=True)
class FieldErrorValue:
    """What is wrong with one field of something that a reader sent."""

    field: str
    code: str
    message: str


class FieldError(graphene.ObjectType):
    """What is wrong with one field of something that a reader sent. Nothing was stored."""

    field = graphene.String(required=True, description="The field's name; empty for what concerns them all.")
    code = graphene.String(required=True, description="For programs, such as `REQUIRED`: see docs/graphql.md.")
    message = graphene.String(required=True, description="For the reader, in plain text.")
