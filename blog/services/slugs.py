"""Short names for addresses, made of titles and names."""

from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from anyascii import anyascii
from django.db.models import QuerySet
from django.utils.text import slugify

MAX_SLUG = 240
"""In characters: leaves room for a number in the 255 of a slug."""


def free_slug(name: str, taken: QuerySet[Any]) -> str:
    """Return a slug in ASCII that none of `taken` has: the name's own, else with a number behind it."""
    return next(each for each in _candidates(name, taken.model) if not taken.filter(slug=each).exists())


def free_slug_among(name: str, model: type[Any], taken: set[str]) -> str:
    """Return such a slug for a thing of a model that is none of the slugs in ``taken``, and add it to them."""
    slug = next(each for each in _candidates(name, model) if each not in taken)
    taken.add(slug)
    return slug


def _candidates(name: str, model: type[Any]) -> Iterator[str]:
    slug = slugify(anyascii(name).replace("'", " "))[:MAX_SLUG].strip("-")
    slug = slug or str(model._meta.model_name)
    return chain([slug], (f"{slug}-{number}" for number in count(2)))
