"""Short names for addresses, made of titles and names."""

from itertools import chain, count
from typing import Any

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

MAX_SLUG = 240
"""In characters: leaves room for a number in the 255 of a slug."""


def free_slug(name: str, taken: QuerySet[Any]) -> str:
    """Return a slug in ASCII that none of `taken` has: the name's own, else with a number behind it."""
    slug = slugify(anyascii(name).replace("'", " "))[:MAX_SLUG].strip("-")
    slug = slug or str(taken.model._meta.model_name)
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if not taken.filter(slug=candidate).exists())
