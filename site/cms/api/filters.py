"""Filters that can be combined with `and`, `or` and `not`."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q

from cms.api.errors import ApiError

#: How many filters one argument may be made of. A document of 2,000 tokens could hold more than a database likes.
MAX_FILTERS = 50
EVERYTHING = ~Q(pk__in=[])


def combine(asked: Mapping[str, Any] | None, condition: Callable[[Mapping[str, Any]], Q]) -> Q:
    """Turn a filter into a condition.

    Args:
        asked: an input object; all its own conditions must hold, all of ``and``, one of ``or``, and not ``not``.
        condition: turns one level, without ``and``, ``or`` and ``not``, into a condition.

    Raises:
        ApiError: BAD_USER_INPUT, if the filter is made of more than 50.
    """
    if asked is not None and _size(asked) > MAX_FILTERS:
        raise ApiError(f"A filter can be made of at most {MAX_FILTERS} filters.")
    return _combine(asked or {}, condition)


def _combine(asked: Mapping[str, Any], condition: Callable[[Mapping[str, Any]], Q]) -> Q:
    # An empty Q is left out when it is combined, so what is always true must be said.
    result = EVERYTHING & condition(asked)
    for each in asked.get("and_") or []:
        result &= _combine(each, condition)
    if asked.get("or_") is not None:
        either = ~EVERYTHING
        for each in asked["or_"]:
            either |= _combine(each, condition)
        result &= either
    if asked.get("not_") is not None:
        result &= ~_combine(asked["not_"], condition)
    return result


def _size(asked: Mapping[str, Any]) -> int:
    below = [*(asked.get("and_") or []), *(asked.get("or_") or [])]
    if asked.get("not_") is not None:
        below.append(asked["not_"])
    return 1 + sum(_size(each) for each in below)
