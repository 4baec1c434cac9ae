"""Every condition of a laureate filter, alone and combined."""

import pytest

from tests.asking import ask
from tests.factories import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _laureates() -> None:
    """Four laureates, A to D."""
    pantin = TerritoryFactory(name="Pantin", slug="pantin-93")
    first = LaureateFactory(name="A École", territories=[pantin], themes=["jeunesse"], labels=["ESS"])
    second = LaureateFactory(name="B 100 %", territories=[pantin, TerritoryFactory(name="Lille", slug="lille")])
    third = LaureateFactory(name="C snake_case", themes=["jeunesse", "mobilité"])
    LaureateFactory(name="D")
    hidden = LaureateFactory(name="Brouillon", live=False, territories=[pantin], themes=["jeunesse"], labels=["ESS"])
    call, other = CallFactory(slug="appel"), CallFactory(slug="autre")
    secret = CallFactory(slug="secret", live=False)
    AwardFactory(laureate=first, call=call, year=2018)
    AwardFactory(laureate=first, call=call, year=2019, project="Deuxième")
    AwardFactory(laureate=second, call=other, year=2019)
    AwardFactory(laureate=hidden, call=call, year=2019)
    AwardFactory(laureate=third, call=secret, year=2017)


def found(condition: str) -> str:
    """Return the first letters of the laureates that meet a condition."""
    listing = ask(f"{{ laureates(filter: {condition}) {{ nodes {{ name }} totalCount }} }}")["laureates"]
    assert listing["totalCount"] == len(listing["nodes"])
    return "".join(each["name"][0] for each in listing["nodes"])


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{}", "ABCD"),
        ('{ call: "appel" }', "A"),
        ('{ call: "autre" }', "B"),
        ('{ call: "rien" }', ""),
        # A hidden call tells nothing of those that won it.
        ('{ call: "secret" }', ""),
        ("{ year: 2017 }", ""),
        ("{ year: 2018 }", "A"),
        ("{ year: 2019 }", "AB"),
        ("{ year: -1 }", ""),
        ("{ year: 2147483647 }", ""),
        ("{ year: -2147483648 }", ""),
        ('{ territory: "Pantin" }', "AB"),
        ('{ territory: "pantin-93" }', "AB"),
        ('{ territory: "lille" }', "B"),
        ('{ territory: "Paris" }', ""),
        ('{ theme: "jeunesse" }', "AC"),
        ('{ theme: "Jeunesse" }', ""),
        ('{ theme: "mobilité" }', "C"),
        ('{ label: "ESS" }', "A"),
        ('{ nameContains: "cole" }', "A"),
        ('{ nameContains: "COLE" }', "A"),
        ('{ nameContains: "école" }', "A"),
        ('{ nameContains: "ÉCOLE" }', "A"),
        ('{ nameContains: "%" }', "B"),
        ('{ nameContains: "_" }', "C"),
        ('{ nameContains: "." }', ""),
        ('{ nameContains: "(" }', ""),
        ('{ nameContains: "\\\\" }', ""),
        ('{ nameContains: "" }', "ABCD"),
        ('{ territory: "Pantin", theme: "jeunesse" }', "A"),
        ("{ call: null, year: null }", "ABCD"),
    ],
)
def test_laureates_that_meet_all_conditions_are_found(condition: str, expected: str) -> None:
    assert found(condition) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('{ and: [{ theme: "jeunesse" }, { label: "ESS" }] }', "A"),
        ('{ or: [{ theme: "mobilité" }, { call: "autre" }] }', "BC"),
        ("{ or: [] }", ""),
        ('{ not: { theme: "jeunesse" } }', "BD"),
        ('{ not: { call: "appel" } }', "BCD"),
        ("{ not: {} }", ""),
        ('{ territory: "Pantin", not: { year: 2018 } }', "B"),
        ('{ not: { or: [{ year: 2019 }, { theme: "mobilité" }] } }', "D"),
    ],
)
def test_conditions_combine_with_and_or_and_not(condition: str, expected: str) -> None:
    assert found(condition) == expected
