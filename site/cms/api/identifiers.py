"""Ids as frontends send them."""

from typing import Any

from django.db.models import QuerySet

from cms.api.context import RequestContext
from cms.api.cursors import MAX_KEY
from cms.api.errors import ApiError
from cms.api.loaders.objects import fetch
from cms.api.previews import previewed


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


def one(
    queryset: QuerySet[Any],
    context: RequestContext,
    id: str | None = None,
    slug: str | None = None,
    preview_token: str | None = None,
) -> Any:
    """Fetch one visible thing by its id, by its slug, or by the token of its draft.

    Args:
        queryset: visible things, ordered so that the one to prefer comes first.
        context: the request's.
        id, slug, preview_token: what the frontend gave.

    Returns:
        The thing; ``None`` if there is none to see.

    Raises:
        ApiError: BAD_USER_INPUT, unless exactly one of ``id`` and ``slug`` is given, or a token.
    """
    check_one(id, slug, preview_token)
    if preview_token is not None:
        queryset = queryset.filter(pk=previewed(context, queryset.model))
    if id is not None:
        queryset = queryset.filter(pk=as_id(id))
    if slug is not None:
        queryset = queryset.filter(slug=slug)
    return next(iter(fetch(queryset[:1])), None)


def check_one(id: str | None, slug: str | None, preview_token: str | None) -> None:
    """Refuse, by ``ApiError``, arguments that don't name one thing."""
    if preview_token is None and (id is None) == (slug is None):
        raise ApiError("Give either `id` or `slug`.")
