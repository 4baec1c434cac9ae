"""The schema: the machine's own root fields, those of the content apps, and the types that they lead to."""

from functools import cache
from typing import cast

import graphene
from graphql import GraphQLSchema, print_schema

from cms.api.content_types import content_types
from cms.api.prices import attach_prices
from cms.api.routing.access import start_closed
from cms.core import content_apps


@cache
def get_schema() -> GraphQLSchema:
    """Build the schema on first use, and keep it.

    A content app's ``api`` package names its root fields in ``QUERIES`` and, if readers can write, in ``MUTATIONS``:
    classes of graphene fields. grapple's own root fields are not among them: its ``schema`` module is never imported.
    """
    from cms.api.mutations import MUTATIONS
    from cms.api.queries import QUERIES

    apis = list(content_apps.modules("api"))
    queries = [*QUERIES, *(each for api in apis for each in api.QUERIES)]
    mutations = [*MUTATIONS, *(each for api in apis for each in getattr(api, "MUTATIONS", ()))]
    schema = graphene.Schema(
        query=type("Query", tuple(queries), {"__doc__": "Everything that can be read."}),
        mutation=type("Mutation", tuple(mutations), {"__doc__": "What readers can send."}),
        types=list(content_types().values()),
    )
    built = cast(GraphQLSchema, schema.graphql_schema)
    attach_prices(built)
    start_closed(built)
    return built


def sdl() -> str:
    """Return the schema in the schema definition language, as committed in ``schema.graphql``."""
    return print_schema(get_schema()) + "\n"
