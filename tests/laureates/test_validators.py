"""SIREN and RNA numbers: what is taken, what is refused."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from laureates.validators import validate_rna, validate_siren


@pytest.mark.parametrize("number", ["732829320", "552100554", "000000000"])
def test_siren_with_its_control_digit_is_taken(number: str) -> None:
    validate_siren(number)


@pytest.mark.parametrize(
    "number",
    [
        "732829321",  # another control digit
        "73282932",  # eight digits
        "7328293200",  # ten
        "73282932A",
        "732 829 320",
        "732829320\n",
        "٧٣٢٨٢٩٣٢٠",  # digits, but not those of ASCII
        "",
    ],
)
def test_anything_else_is_refused_as_a_siren(number: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_siren(number)

    assert refusal.value.code == "siren"


@given(st.integers(0, 99_999_999))
def test_each_eight_digits_have_one_control_digit(number: int) -> None:
    start = f"{number:08}"
    taken = []
    for digit in "0123456789":
        try:
            validate_siren(start + digit)
        except ValidationError:
            continue
        taken.append(digit)

    assert taken == [luhn.calc_check_digit(start)]


@pytest.mark.parametrize("number", ["W123456789", "W000000000"])
def test_rna_of_nine_digits_is_taken(number: str) -> None:
    validate_rna(number)


@pytest.mark.parametrize(
    "number", ["W12345678", "W1234567890", "w123456789", "123456789", "W12345678A", "W123456789\n", "W12345678٩", ""]
)
def test_anything_else_is_refused_as_an_rna(number: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_rna(number)

    assert refusal.value.code == "rna"
