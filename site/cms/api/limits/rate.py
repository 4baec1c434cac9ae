"""Limit: how often one caller may do something."""

import math
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from cms.api.errors import ApiError, ErrorCode
from cms.core.counting import count


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
    taken, left = count(f"{bucket}:{key}", seconds)
    if taken > limit:
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


def _in_words(seconds: int) -> str:
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = math.ceil(seconds / size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds > 1 else ''}"
