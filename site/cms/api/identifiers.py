"""Ids as frontends send them."""

from typing import Any

from django.db.models import QuerySet

from cms.api.cursors import MAX_KEY
from cms.api.errors import ApiError
from cms.api.loaders.objects import fetch


def as_id(value: str) -> int | None:
    """Return the key that an id stands for; ``None`` if it can stand for none: that is answered like an unknown one."""
    if not (value.isascii() and value.isdigit()) or len(value) > 19 or int(value) > MAX_KEY:
        return None
    return int(value)


def read_id(value: str, argument: str) -> int:
    """Return the key that an id in a filter stands for.

    Raises:
        ApiError: BAD_USER_INPUT, if it can stand for none.
    """
    key = as_id(value)
    if key is None:
        raise ApiError(f"`{argument}` takes an `id` that this API gave.")
    return key


def one(queryset: QuerySet[Any], id: str | None = None, slug: str | None = None) -> Any:
    """Fetch one visible thing by its id or its slug.

    Args:
        queryset: visible things, ordered so that the one to prefer comes first.
        id, slug: what the frontend gave.

    Returns:
        The thing; ``None`` if there is none to see.

    Raises:
        ApiError: BAD_USER_INPUT, unless exactly one of both is given.
    """
    if (id is None) == (slug is None):
        raise ApiError("Give either `id` or `slug`.")
    found = queryset.filter(slug=slug) if id is None else queryset.filter(pk=as_id(id))
    return next(iter(fetch(found[:1])), None)
