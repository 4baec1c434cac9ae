"""What the content apps declare for editors in their ``newsroom.py``, each name a list that may be left out.

``REPORTS``: subclasses of ``kit.Report``. ``PANELS``: subclasses of ``kit.ListPanel``, for the front page of the admin.
``NOTES``: functions that are given a page's draft and return a ``kit.Note`` to stand beside its editor, or ``None``.
"""

from functools import cache
from typing import Any

from cms.core import content_apps


@cache
def declared(name: str) -> list[Any]:
    """Return everything that the content apps declare under a name, in their order."""
    return [each for module in content_apps.modules("newsroom") for each in getattr(module, name, [])]
