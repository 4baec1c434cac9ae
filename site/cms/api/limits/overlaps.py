"""Limit: how much work it may be to find out whether the fields of a document contradict each other."""

from graphql.validation.rules import overlapping_fields_can_be_merged

BUDGET = 20_000
"""In graphql-core's units, two a pair of fields: some 25 ms, or 140 equal fields side by side."""


def bound_overlap_checks() -> None:
    """Set graphql-core's own budget, which is 25 times as high, for this process.

    The check compares all fields of the same name with each other, so its work grows with their square.
    """
    overlapping_fields_can_be_merged.MAX_COMPLEXITY_BUDGET = BUDGET
