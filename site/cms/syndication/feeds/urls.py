"""Addresses of feeds."""

from django.urls import re_path

from cms.core.feeds import FORMATS
from cms.syndication.feeds.views import feed

app_name = "feeds"

FORM = rf"(?P<form>{'|'.join(FORMATS)})"

urlpatterns = [
    re_path(rf"^(?P<kind>[a-z]+)\.{FORM}$", feed, name="whole"),
    re_path(rf"^(?P<kind>[a-z]+)/(?P<slug>[^/]+)\.{FORM}$", feed, name="part"),
]
