"""The view at ``/graphql/schema.graphql``: the schema in its own language."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from graphql import GraphQLSchema, print_schema

from cms.api.http.response import finish
from cms.api.http.view import SchemaSource, request_id_of
from cms.api.schema import get_schema


@require_safe
def sdl_view(request: HttpRequest, schema_source: SchemaSource = get_schema) -> HttpResponseBase:
    """Answer with the schema as text, with an ETag."""
    response = HttpResponse(_printed(schema_source()), content_type="text/plain; charset=utf-8")
    return finish(request, response, request_id_of(request), may_be_kept=True)


@lru_cache(maxsize=1)
def _printed(schema: GraphQLSchema) -> str:
    return print_schema(schema) + "\n"
