"""Finds what the content apps declare: the same file names in each, read when first asked for."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.conf import settings


def modules(name: str) -> Iterator[ModuleType]:
    """Import one file of every content app that has it.

    Args:
        name: the file's dotted name inside the app, such as ``blocks`` or ``api``.

    Yields:
        The modules, in the order of ``settings.CONTENT_APPS``; an app without the file is left out.
    """
    for app in settings.CONTENT_APPS:
        if find_spec(f"{app}.{name}") is not None:
            yield import_module(f"{app}.{name}")
