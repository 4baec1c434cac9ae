"""When a delivery that failed is tried again."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from random import uniform

from django.conf import settings

#: Each wait is up to a fifth longer, so that what failed together doesn't come back together.
JITTER = 0.2

#: A receiver may ask for a rest of at most a day.
LONGEST_REST = 24 * 3600.0


def most_attempts() -> int:
    """Return how often a delivery is tried before it is given up."""
    return len(settings.WEBHOOK_RETRY_SECONDS) + 1


def wait_after(failures: int) -> float:
    """Return the seconds to wait after that many failures, which are fewer than ``most_attempts``."""
    return settings.WEBHOOK_RETRY_SECONDS[failures - 1] * uniform(1, 1 + JITTER)  # noqa: S311  Nothing to guess here.


def rest_asked_for(retry_after: str, now: datetime) -> float:
    """Return for how many seconds a receiver wants to be left alone; 0 if it says nothing that can be read.

    Args:
        retry_after: the header of that name: seconds, or a date (RFC 9110, 10.2.3).
        now: the time to count from.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), LONGEST_REST)
    try:
        until = parsedate_to_datetime(text)
        seconds = (until - now).total_seconds()
    except (ValueError, TypeError, OverflowError):  # No date, or one without its zone.
        return 0.0
    return min(max(0.0, seconds), LONGEST_REST)
