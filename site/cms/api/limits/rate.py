"""Limit: how often one caller may do something."""

import math

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


def _in_words(seconds: int) -> str:
    for size, unit in ((3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = math.ceil(seconds / size)
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return f"{seconds} second{'s' if seconds > 1 else ''}"
