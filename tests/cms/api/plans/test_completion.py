"""Numbers that a plan writes as they are, and those that it leaves to their scalar."""

from decimal import Decimal
from typing import Any

import pytest
from graphql import GraphQLError, GraphQLFloat, GraphQLInt

from cms.api.plans.completion import completion


def complete(type_: Any, *values: Any) -> list[Any]:
    return completion(type_, lambda found: pytest.fail("Numbers have no fields."))(values, None)  # type: ignore[arg-type]  # nothing of a run is read


def test_numbers_are_written_as_they_are() -> None:
    assert complete(GraphQLInt, 0, None, 2**31 - 1, -(2**31)) == [0, None, 2147483647, -2147483648]
    assert complete(GraphQLFloat, 0.5, None, -1e308) == [0.5, None, -1e308]


def test_what_their_scalar_can_write_is_written_by_it() -> None:
    assert complete(GraphQLInt, True, 3.0, "4") == [1, 3, 4]
    assert complete(GraphQLFloat, 3, Decimal("1.5")) == [3.0, 1.5]


@pytest.mark.parametrize("value", [2**31, -(2**31) - 1, 1.5, "trois"])
def test_what_is_no_whole_number_of_32_bits_is_refused(value: Any) -> None:
    with pytest.raises(GraphQLError, match="Int cannot represent"):
        complete(GraphQLInt, value)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), "trois"])
def test_what_is_no_finite_number_is_refused(value: Any) -> None:
    with pytest.raises(GraphQLError, match="Float cannot represent"):
        complete(GraphQLFloat, value)
