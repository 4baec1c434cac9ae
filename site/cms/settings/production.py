"""Settings of a public server: HTTPS only, a secret of its own, static files hashed and compressed."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings import env
from cms.settings.base import *
from cms.settings.base import SECRET_KEY, STORAGES

if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set: give it 50 random characters or more.")

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # Asked by machines, from inside, without HTTPS.
SECURE_HSTS_SECONDS = env.HSTS_SECONDS.read()
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.TRUST_PROXY.read() else None
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# HSTS for other hosts of the domain, and its preload list, are the domain owner's to choose.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
