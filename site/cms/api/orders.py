"""Orders of lists, as an enum: never a column's name."""

from collections.abc import Sequence

import graphene

from cms.api.cursors import Ordering


def order_enum(name: str, orderings: Sequence[Ordering]) -> type[graphene.Enum]:
    """Make the enum whose values are the names of some orderings."""
    enum: type[graphene.Enum] = graphene.Enum(name, [(each.name, each.name) for each in orderings])
    return enum


def ordering_of(orderings: Sequence[Ordering], member: graphene.Enum | None) -> Ordering:
    """Return the ordering that an enum's value names; for null the first, which is every list's default."""
    return next((each for each in orderings if member is not None and each.name == member.value), orderings[0])
