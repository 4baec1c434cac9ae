"""Addresses of the open data."""

from django.urls import path

from cms.syndication.open_data.views import serve

app_name = "open_data"

urlpatterns = [path("<path:path>", serve, name="file")]
