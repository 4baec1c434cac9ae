"""Limit: how often one caller may do something. Counted in Redis where there is one, else in each process."""

import logging
import math
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest
from redis import Redis, RedisError

from cms.api.errors import ApiError, ErrorCode

logger = logging.getLogger("cms.api")

REDIS_PREFIX = "rubrique:rate:"
REDIS_SECONDS = 0.2
"""How long a request waits for Redis, before it is counted in this process instead."""

COUNT_IN_REDIS = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}
"""


def take(bucket: str, key: str, limit: int, seconds: int) -> None:
    """Count one more action of a caller, and refuse it beyond ``limit`` within ``seconds``.

    A caller's time starts with the first action, and all are forgotten together when it is over.

    Args:
        bucket: what is counted, such as ``"contribution"``.
        key: who does it, such as what ``client_address`` returns.
        limit: how many are allowed; 0 for any number.
        seconds: for how long they count.

    Raises:
        ApiError: RATE_LIMITED, which says how long to wait, also as ``extensions.retryAfter`` in seconds.
    """
    if not limit:
        return
    count, left = _count(f"{bucket}:{key}", seconds)
    if count > limit:
        wait = max(1, math.ceil(left))
        raise ApiError(
            f"Too many requests: {limit} are allowed in {_in_words(seconds)}. Try again in {_in_words(wait)}.",
            ErrorCode.RATE_LIMITED,
            details={"retryAfter": wait},
        )


def client_address(request: HttpRequest) -> str:
    """Return the caller's network address; of IPv6 the network (/64), all of which one subscriber has.

    Behind ``settings.TRUSTED_PROXIES`` proxies it is the one that the outermost of them saw: what stands
    further left in X-Forwarded-For is the caller's own claim.
    """
    given: str = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        seen = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
        given = seen[-settings.TRUSTED_PROXIES :][0] if seen else given
    try:
        address = ip_address(given.strip("[]"))
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))
    return str(address)


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


def _count(name: str, seconds: int) -> tuple[int, float]:
    if settings.REDIS_URL:
        try:
            count, left = _redis(settings.REDIS_URL).eval(COUNT_IN_REDIS, 1, REDIS_PREFIX + name, seconds * 1000)
            return count, left / 1000
        except RedisError as error:
            logger.warning("Redis does not answer, so this process counts requests alone: %s", error)
    return in_process.add(name, seconds)


@cache
def _redis(url: str) -> "Redis":
    return Redis.from_url(url, socket_connect_timeout=REDIS_SECONDS, socket_timeout=REDIS_SECONDS)


def _in_words(seconds: int) -> str:
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = math.ceil(seconds / size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds > 1 else ''}"
