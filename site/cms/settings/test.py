"""Settings of the test suite: quick, quiet, and away from anybody's data. Honours DATABASE_URL."""

import os
import tempfile
from pathlib import Path

from cms.settings import env

# What a developer exported for the demo must not change what the tests see.
for name in env.VARIABLES.keys() - {"DATABASE_URL"}:
    os.environ.pop(name, None)

from cms.settings.base import *  # noqa: E402  # After the variables are gone.
from cms.settings.base import CACHES, LOGGING, TASKS  # noqa: E402  # As above.

SECRET_KEY = "only-for-tests"  # noqa: S105  # It guards nothing.
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name} for name in CACHES}
# No worker is there.
TASKS = {**TASKS, "worker": {"BACKEND": "cms.core.worker.at_once.AtOnceBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="rubrique-media-"))
WHITENOISE_AUTOREFRESH = True  # Looks for a file when it is asked for, not for all of them at each start.
WHITENOISE_USE_FINDERS = True
LOGGING = {**LOGGING, "root": {"handlers": [], "level": "WARNING"}, "loggers": {}}
