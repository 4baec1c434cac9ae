"""What the levels of a plan share while it answers one request."""

from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema

from cms.api.context import RequestContext


@dataclass(frozen=True, slots=True)
class Run:
    """One request.

    Attributes:
        schema: what the document was compiled for.
        context: the request's, as resolvers know it.
        variables: by name, as their types have them.
    """

    schema: GraphQLSchema
    context: RequestContext
    variables: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Info:
    """What resolvers see of a plan: the part of graphql-core's ``GraphQLResolveInfo`` that they read here."""

    schema: GraphQLSchema
    context: RequestContext
    field_name: str


class LeftToReference(Exception):
    """The plan stops: something that only the reference answers, such as an error with its path."""
