"""Counts how often a caller does something in a while: in Redis where there is one, else in each process."""

import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from time import monotonic

from django.conf import settings
from redis import Redis, RedisError

logger = logging.getLogger("cms.core")

REDIS_PREFIX = "rubrique:rate:"
COUNT_IN_REDIS = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}
"""


def count(name: str, seconds: int) -> tuple[int, float]:
    """Count one more action.

    Args:
        name: who does what.
        seconds: for how long it counts. The time starts with the first action, and all are forgotten together.

    Returns:
        How many there are now, and the seconds until they are forgotten.
    """
    if settings.REDIS_URL:
        try:
            number, left = _redis(settings.REDIS_URL).eval(COUNT_IN_REDIS, 1, REDIS_PREFIX + name, seconds * 1000)
            return number, left / 1000
        except RedisError as error:
            logger.warning("Redis does not answer, so this process counts requests alone: %s", error)
    return in_process.add(name, seconds)


@dataclass(slots=True)
class Counter:
    """Counts of this process, each with its end; beyond ``size`` the oldest are forgotten."""

    size: int = 50_000
    _counts: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, name: str, seconds: int) -> tuple[int, float]:
        """Count one more; return how many there are now, and the seconds until they are forgotten."""
        now = monotonic()
        with self._lock:
            count, end = self._counts.get(name, (0, 0.0))
            if end <= now:
                self._counts.pop(name, None)
                count, end = 0, now + seconds
            self._counts[name] = count + 1, end
            if len(self._counts) > self.size:
                self._counts.popitem(last=False)
        return count + 1, end - now

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._counts.clear()


in_process = Counter()


@cache
def _redis(url: str) -> "Redis":
    patience = settings.REDIS_SECONDS
    return Redis.from_url(url, socket_connect_timeout=patience, socket_timeout=patience)
