"""The periods that archives hold: days of the month that runs, and whole months before. Each is over, so none grows."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localtime, make_aware

NAME = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


@dataclass(frozen=True)
class Period:
    """A day (``2024-10-15``) or a month (``2024-10``), in the publication's time.

    Attributes:
        start: its first moment.
        end: the first moment after it.
    """

    name: str
    start: datetime
    end: datetime


def read_period(name: str) -> Period | None:
    """Return the period of a name; ``None`` if it is no period's name."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = datetime(year, month, day or 1)
        last = first + timedelta(days=1) if day else (first + timedelta(days=31)).replace(day=1)
        return Period(name, make_aware(first), make_aware(last))
    except (ValueError, OverflowError):
        return None


def period_of(moment: datetime, now: datetime) -> Period:
    """Return the period whose archive holds a moment: its month, or its day while the month still runs."""
    local = localtime(moment)
    running = (local.year, local.month) == (localtime(now).year, localtime(now).month)
    period = read_period(f"{local:%Y-%m-%d}" if running else f"{local:%Y-%m}")
    assert period is not None  # noqa: S101  # The calendar has it.
    return period


def start_of_day(now: datetime) -> datetime:
    """Return when the day began; what came before is in an archive."""
    return localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
