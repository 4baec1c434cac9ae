"""Settings of the hand-written views: of Django's middleware only what every site must have."""

from bench.sites.peer import *

MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
ROOT_URLCONF = "bench.sites.sql.urls"
