"""Settings that all other systems share: ours in production, without the middleware that is ours."""

from cms.settings.production import *
from cms.settings.production import MIDDLEWARE

MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("cms.")]
WSGI_APPLICATION = "bench.sites.wsgi.application"
