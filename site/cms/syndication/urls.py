"""Addresses of all that is given to others."""

from django.urls import include, path

from cms.syndication.sitemaps.views import robots, sitemap
from cms.syndication.sync.api import api

app_name = "syndication"

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap, name="sitemap_part"),
    path("api/sync/v1/", api.urls),
    path("feeds/", include("cms.syndication.feeds.urls")),
    path("data/", include("cms.syndication.open_data.urls")),
]
