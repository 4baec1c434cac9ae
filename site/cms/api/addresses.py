"""Absolute addresses of files that the CMS serves."""

from functools import cache
from urllib.parse import urljoin, urlsplit

from django.conf import settings


def absolute(url: str) -> str:
    """Return a file's address with its host: the storage's own, or the CMS's if the storage gives a path."""
    if url.startswith("/") and not url.startswith("//"):
        return _origin(settings.CMS_URL) + url
    return urljoin(settings.CMS_URL + "/", url)


@cache
def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
