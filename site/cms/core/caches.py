"""What is kept from one request to the next, in each process or in Redis. Neither may hold a reader up."""

import logging
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis import RedisError

logger = logging.getLogger("cms.core")

#: How long a process keeps what another may change meanwhile, in seconds: it doesn't hear of it.
LONGEST = 1


class BriefCache(LocMemCache):
    """The cache of one process, which forgets everything after a second, whatever time was asked for.

    Wagtail keeps here for an hour where sites begin, and forgets it in one process only, before it is committed.
    """

    def get_backend_timeout(self, timeout: float | None = DEFAULT_TIMEOUT) -> float | None:
        """Return the moment at which a value is forgotten."""
        longest = LONGEST if timeout is None or timeout is DEFAULT_TIMEOUT else min(timeout, LONGEST)
        return super().get_backend_timeout(longest)


class SparedRedis(RedisCache):
    """Redis, without which we do: while it doesn't answer, nothing is found and nothing kept."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, or the default."""
        try:
            return super().get(key, default, version)
        except RedisError as error:
            _say(error)
            return default

    def set(self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value."""
        try:
            super().set(key, value, timeout, version)
        except RedisError as error:
            _say(error)


def _say(error: RedisError) -> None:
    logger.warning("Redis does not answer, so nothing is kept: %s", error)
