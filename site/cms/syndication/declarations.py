"""What each type of public things says to partners, as the content apps declare it in their ``syndication.py``.

``ITEMS``: by journal type, the fields of the schema's type that partners get: ``{"event": "title body { ...Block }"}``.
They may use the fragments of ``cms.syndication.items.fragments``.
``STAYS_OUT``: journal types that partners don't get on their own.
"""

from functools import cache

from cms.core import content_apps


@cache
def selections() -> dict[str, str]:
    """Return the fields of each type that partners get; pictures are the machine's own."""
    found = {"image": "...Picture"}
    for module in content_apps.modules("syndication"):
        found.update(getattr(module, "ITEMS", {}))
    return found


@cache
def stay_out() -> frozenset[str]:
    """Return the types that partners don't get on their own. Documents come inside what shows them."""
    declared = (name for module in content_apps.modules("syndication") for name in getattr(module, "STAYS_OUT", ()))
    return frozenset({"document", "redirect", *declared})
