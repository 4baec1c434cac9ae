"""Numbers that may depend on a request's variables: computed once a document as far as that goes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Variables = Mapping[str, Any]

#: A number, or a function that gives it when the variables are known.
Amount = int | Callable[[Variables], int]


def value_of(amount: Amount, variables: Variables) -> int:
    """Return the number."""
    return amount if isinstance(amount, int) else amount(variables)


def plus(amounts: Iterable[Amount]) -> Amount:
    """Add the amounts."""
    fixed, open_ = _parted(amounts)
    known = sum(fixed)
    if not open_:
        return known
    if len(open_) == 1 and not known:
        return open_[0]
    return lambda variables: known + sum(amount(variables) for amount in open_)


def times(one: Amount, other: Amount) -> Amount:
    """Multiply two amounts."""
    if isinstance(one, int) and isinstance(other, int):
        return one * other
    if one == 1 or other == 1:
        return other if one == 1 else one
    return lambda variables: value_of(one, variables) * value_of(other, variables)


def highest(amounts: Iterable[Amount]) -> Amount:
    """Return the largest of amounts that are 0 or more."""
    fixed, open_ = _parted(amounts)
    known = max(fixed, default=0)
    if not open_:
        return known
    return lambda variables: max(known, *(amount(variables) for amount in open_))


def when(condition: Callable[[Variables], bool], amount: Amount) -> Amount:
    """Return the amount where the variables meet the condition, else 0."""
    return lambda variables: value_of(amount, variables) if condition(variables) else 0


def _parted(amounts: Iterable[Amount]) -> tuple[list[int], list[Callable[[Variables], int]]]:
    known = list(amounts)
    fixed = [amount for amount in known if isinstance(amount, int)]
    return fixed, [amount for amount in known if not isinstance(amount, int)]
