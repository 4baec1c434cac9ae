"""Settings of the site on grapple: its own view, behind Django's usual middleware."""

from bench.sites.peer import *
from bench.sites.peer import INSTALLED_APPS

# grapple stands last: it reads the declarations of the apps before it.
INSTALLED_APPS = [
    *(name for name in INSTALLED_APPS if name != "grapple"),
    "bench.sites.grapple.apps.GrappleSiteConfig",
    "graphene_django",
    "grapple",
]
GRAPHENE = {"SCHEMA": "grapple.schema.schema"}
GRAPPLE = {"APPS": ["core", "home", "blog", "laureates"], "MAX_PAGE_SIZE": 100}
ROOT_URLCONF = "bench.sites.grapple.urls"
