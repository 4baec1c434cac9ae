"""How often a partner may ask, a minute and a day, and what it took.

Header fields: https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from cms.core.counting import count
from cms.partners.models import Partner, Pull

MINUTE = 60
DAY = 86_400


@dataclass(frozen=True)
class Allowance:
    """A quota, and what is left of it.

    Attributes:
        name: ``minute`` or ``day``.
        limit: how many requests are allowed in ``seconds``.
        left: how many of them are.
        wait: seconds until all of them are again.
    """

    name: str
    limit: int
    seconds: int
    left: int
    wait: int


@dataclass
class QuotaExceeded(Exception):
    """A partner asked too often."""

    allowances: list[Allowance]

    @property
    def wait(self) -> int:
        """In how many seconds it may ask again."""
        return max(each.wait for each in self.allowances if each.left < 0)

    def __str__(self) -> str:
        spent = next(each for each in self.allowances if each.left < 0)
        return f"Your quota is {spent.limit:,} requests a {spent.name}. Try again in {self.wait:,} seconds."


def take(partner: Partner) -> list[Allowance]:
    """Count one more request of a partner: the minute in Redis or this process, the day in the database.

    Returns:
        What is left of its quotas; nothing about those that are unlimited.

    Raises:
        QuotaExceeded: beyond one of them.
    """
    allowances: list[Allowance] = []
    for counted in (_minute, _day):  # What the minute refuses isn't counted against the day.
        allowance = counted(partner)
        if allowance is not None:
            allowances.append(allowance)
        if allowance is not None and allowance.left < 0:
            raise QuotaExceeded(allowances)
    return allowances


def headers(allowances: list[Allowance]) -> dict[str, str]:
    """Return the header fields that tell a partner of its quotas."""
    if not allowances:
        return {}
    return {
        "RateLimit-Policy": ", ".join(f'"{each.name}";q={each.limit};w={each.seconds}' for each in allowances),
        "RateLimit": ", ".join(f'"{each.name}";r={max(0, each.left)};t={each.wait}' for each in allowances),
    }


def note_given(partner: Partner, items: int, sequence: int | None = None) -> None:
    """Note that a partner was given things, and how far it has read the journal."""
    pulls = Pull.objects.filter(partner=partner, day=timezone.localdate())
    reached = {} if sequence is None else {"sequence": sequence}
    pulls.update(items=F("items") + items, **reached)


def note_refused(partner: Partner, error: str) -> None:
    """Note that a request of a partner couldn't be answered."""
    pull = _today(partner)
    Pull.objects.filter(pk=pull.pk).update(refused=F("refused") + 1, error=error[:200], error_at=timezone.now())


def _minute(partner: Partner) -> Allowance | None:
    if not partner.per_minute:
        return None
    taken, left = count(f"partner:{partner.pk}", MINUTE)
    return Allowance("minute", partner.per_minute, MINUTE, partner.per_minute - taken, max(1, math.ceil(left)))


def _day(partner: Partner) -> Allowance | None:
    pull = _today(partner)
    allowed = Q(requests__lt=partner.per_day) if partner.per_day else Q()
    counted = Pull.objects.filter(allowed, pk=pull.pk).update(requests=F("requests") + 1, at=timezone.now())
    if not partner.per_day:
        return None
    left = max(0, partner.per_day - pull.requests - 1) if counted else -1
    return Allowance("day", partner.per_day, DAY, left, _until_midnight())


def _today(partner: Partner) -> Pull:
    return Pull.objects.get_or_create(partner=partner, day=timezone.localdate())[0]


def _until_midnight() -> int:
    now = timezone.localtime()
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
    return max(1, math.ceil((midnight - now).total_seconds()))
