"""Absolute addresses of files that the CMS serves."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(url: str) -> str:
    """Return a file's address with its host: the storage's own, or the CMS's if the storage gives a path."""
    return urljoin(settings.CMS_URL + "/", url)
