"""A chart of something that is counted day by day: one bar for each of the last days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

DAYS = 30
BAR, GAP, HEIGHT = 12, 4, 80


@dataclass(frozen=True)
class Bar:
    """One day, and where its bar stands, in units of the drawing."""

    day: date
    number: int
    x: int
    y: int
    height: int


def first_day() -> date:
    """Return the first day that charts show."""
    return timezone.localdate() - timedelta(days=DAYS - 1)


class Chart:
    """The bars of the last days.

    Attributes:
        most: the number of the fullest day.
        width, height: of the drawing.
    """

    width, height, bar = DAYS * (BAR + GAP), HEIGHT, BAR

    def __init__(self, numbers: Mapping[date, int]) -> None:
        days = [first_day() + timedelta(days=number) for number in range(DAYS)]
        self.most = max(numbers.get(day, 0) for day in days)
        self.bars = [self._bar(place, day, numbers.get(day, 0)) for place, day in enumerate(days)]

    def _bar(self, place: int, day: date, number: int) -> Bar:
        tall = round(number / max(1, self.most) * HEIGHT)
        return Bar(day, number, place * (BAR + GAP), HEIGHT - tall, tall)
