"""Settings of a developer's machine and of ``make demo``: no set-up needed; debugging only with DEBUG=1."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from cms.settings import env
from cms.settings.base import *
from cms.settings.base import BASE_DIR, SECRET_KEY


def kept_secret(file: Path) -> str:
    """Return the secret kept in ``file``, made on first use and readable by its owner only.

    Raises ``ImproperlyConfigured`` when the file can be neither read nor written.
    """
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            # Written aside and then renamed: no process ever reads half a secret.
            draft = file.with_suffix(f".{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_text(get_random_secret_key())
            draft.replace(file)
        return file.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"{file} can't be written: {error.strerror}.") from error


DEBUG = env.DEBUG.read()
SECRET_KEY = SECRET_KEY or kept_secret(BASE_DIR / "var" / "secret_key")
# Static files come straight from the apps: nothing to collect.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
