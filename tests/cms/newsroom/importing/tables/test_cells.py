"""Cells are read as people in France write them."""

import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.newsroom.importing.tables import (
    CellRefused,
    Formula,
    Value,
    read_amount,
    read_boolean,
    read_date,
    read_digits,
    read_list,
    read_text,
    read_year,
)
from cms.newsroom.importing.tables.cells import MONTHS

NARROW = "\u202f"
HARD = "\u00a0"


@pytest.mark.parametrize(
    "written",
    ["2019-03-04", "04/03/2019", "4/3/2019", "4-03-2019", "04.03.2019", "4 mars 2019", "4 MARS 2019", f"4{HARD}mars 2019", datetime(2019, 3, 4), date(2019, 3, 4), "2019-03-04 00:00:00"],
)  # fmt: skip
def test_dates_in_three_styles_and_those_of_spreadsheets(written: Value) -> None:
    assert read_date(written) == date(2019, 3, 4)


@pytest.mark.parametrize("written", ["1er août 2019", "1 aout 2019", "01/08/2019"])
def test_the_first_of_a_month(written: str) -> None:
    assert read_date(written) == date(2019, 8, 1)


@pytest.mark.parametrize(
    "written", ["31/02/2019", "03/14/2019", "14/03/19", "mars 2019", "0000-01-01", "hier", 43000, "²/03/2019"]
)
def test_what_is_no_date_is_refused(written: Value) -> None:
    with pytest.raises(CellRefused) as refusal:
        read_date(written)

    assert str(refusal.value) == f"« {written} » n’est pas une date : écrivez 14/03/2019, 2019-03-14 ou 14 mars 2019."


@pytest.mark.parametrize(
    "written",
    ["1234567,5", "1 234 567,50 €", f"1{NARROW}234{NARROW}567,50{HARD}€", "1234567.50", "1.234.567,50", "1,234,567.50", "1234567,50 euros", 1234567.5, Decimal("1234567.5")],
)  # fmt: skip
def test_amounts_in_french_style_and_those_of_spreadsheets(written: Value) -> None:
    assert read_amount(written) == Decimal("1234567.50")


@pytest.mark.parametrize("written", ["1.234", "1,234", "12,345"])
def test_amounts_that_can_be_read_in_two_ways_are_refused(written: str) -> None:
    with pytest.raises(CellRefused, match=r"peut se lire de deux façons"):
        read_amount(written)


@pytest.mark.parametrize(
    "written", ["12 k€", "env. 12", "1e3", "NaN", "1,2,3", True, date(2019, 1, 1), "--1", 1e30, math.inf]
)
def test_what_is_no_amount_is_refused(written: Value) -> None:
    with pytest.raises(CellRefused, match=r"n’est pas un montant"):
        read_amount(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (732829320, "732829320"),
        (732829320.0, "732829320"),
        ("732 829 320", "732829320"),
        ("w123.456.789", "W123456789"),
    ],
)
def test_official_numbers_lose_their_spaces(written: Value, read: str) -> None:
    assert read_digits(written) == read


def test_text_stands_on_one_line() -> None:
    assert read_text(f" Les{HARD}Ateliers\n du  Port ") == "Les Ateliers du Port"


def test_lists_are_divided_by_bars() -> None:
    assert read_list("jeunesse | inclusion||jeunesse") == ["jeunesse", "inclusion"]


@pytest.mark.parametrize(("written", "read"), [("oui", True), ("Non", False), (True, True), (0, False), ("VRAI", True)])
def test_yes_and_no(written: Value, read: bool) -> None:
    assert read_boolean(written) is read


def test_other_words_than_yes_and_no_are_refused() -> None:
    with pytest.raises(CellRefused, match=r"^« peut-être » n’est ni « oui » ni « non ».$"):
        read_boolean("peut-être")


@pytest.mark.parametrize(("written", "read"), [("1995", 1995), (1995, 1995), (1995.0, 1995)])
def test_years(written: Value, read: int) -> None:
    assert read_year(written) == read


def test_two_digits_are_no_year() -> None:
    with pytest.raises(CellRefused, match=r"^« 95 » n’est pas une année : écrivez quatre chiffres, par exemple 2019.$"):
        read_year("95")


@pytest.mark.parametrize("read", [read_text, read_digits, read_list, read_year, read_date, read_amount, read_boolean])
def test_blank_cells_say_nothing_and_formulas_are_refused(read: type) -> None:
    assert read(None) is None
    with pytest.raises(CellRefused, match=r"^Cette cellule contient une formule"):
        read(Formula("=1+1"))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_in_every_style(day: date) -> None:
    styles = [day.isoformat(), f"{day:%d/%m/}{day.year}", f"{day.day} {MONTHS[day.month - 1]} {day.year}"]

    assert [read_date(written) for written in styles] == [day] * 3


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_amount_is_read_back_in_french_style(amount: Decimal) -> None:
    written = f"{amount:,.2f} €".replace(",", NARROW).replace(".", ",")

    assert read_amount(written) == amount
