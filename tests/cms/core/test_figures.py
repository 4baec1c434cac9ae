"""How numbers are written."""

from decimal import Decimal

import pytest

from cms.core.figures import written


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("700000.0000"), "", "700\u202f000"),
        (Decimal("15000000"), "€", "15\u202f000\u202f000\u00a0€"),
        (Decimal("3.1400"), "", "3,14"),
        (86.5, "%", "86,5\u00a0%"),
        (0, "", "0"),
        (Decimal("-1234.5"), "", "-1\u202f234,5"),
        (Decimal("0.00004"), "", "0"),
    ],
)
def test_number_is_written_the_french_way(value: Decimal | float, unit: str, text: str) -> None:
    assert written(value, unit) == text
