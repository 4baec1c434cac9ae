"""Addresses of the GraphQL API."""

from django.urls import path

from cms.api.http.sdl import sdl_view
from cms.api.http.view import graphql_view

app_name = "api"

urlpatterns = [
    path("graphql/", graphql_view, name="graphql"),
    path("graphql/schema.graphql", sdl_view, name="sdl"),
]
