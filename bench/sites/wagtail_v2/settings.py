"""Settings of the site on Wagtail's API; with BENCH_SITE_CACHE=1 behind Django's per-site cache."""

import os

from bench.sites.peer import *
from bench.sites.peer import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail.api.v2",
    "rest_framework",
    "bench.sites.wagtail_v2.apps.WagtailApiSiteConfig",
]
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
ROOT_URLCONF = "bench.sites.wagtail_v2.urls"

if os.environ.get("BENCH_SITE_CACHE") == "1":
    MIDDLEWARE = [
        "django.middleware.cache.UpdateCacheMiddleware",
        *MIDDLEWARE,
        "django.middleware.cache.FetchFromCacheMiddleware",
    ]
