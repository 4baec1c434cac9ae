"""What the database itself refuses of laureates, calls, awards and territories."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from laureates.models import Award, CallForProjects, Laureate, LaureateTerritory, Territory
from tests.factories import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], Any]) -> None:
    """Assert that the database refuses what ``write`` writes."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize("factory", [LaureateFactory, CallFactory])
def test_slug_is_unique_in_a_language_only(factory: Any) -> None:
    first = factory(slug="cite-des-codes")

    refused(lambda: factory(slug="cite-des-codes"))
    other = factory(slug="cite-des-codes", locale=Locale.objects.create(language_code="en"))

    assert set(type(first).objects.values_list("pk", flat=True)) == {first.pk, other.pk}


@pytest.mark.parametrize("factory", [LaureateFactory, CallFactory])
def test_translation_exists_once_in_a_language(factory: Any) -> None:
    first = factory()

    refused(lambda: factory(translation_key=first.translation_key))

    assert type(first).objects.count() == 1


@pytest.mark.parametrize(("field", "number"), [("siren", "732829320"), ("rna", "W123456789")])
def test_number_belongs_to_one_laureate_of_a_language(field: str, number: str) -> None:
    first = LaureateFactory(**{field: number})

    refused(lambda: LaureateFactory(**{field: number}))
    LaureateFactory(**{field: number}, locale=Locale.objects.create(language_code="en"))
    LaureateFactory()
    LaureateFactory()

    assert list(Laureate.objects.filter(**{field: number}, locale=first.locale)) == [first]


@pytest.mark.parametrize(
    ("field", "number"),
    [("siren", "73282932"), ("siren", "A32829320"), ("rna", "W12345678"), ("rna", "w123456789"), ("rna", "732829320")],
)
def test_number_of_another_form_is_refused(field: str, number: str) -> None:
    laureate = LaureateFactory()

    refused(lambda: Laureate.objects.update(**{field: number}))

    laureate.refresh_from_db()
    assert getattr(laureate, field) == ""


def test_budget_is_never_below_zero() -> None:
    call = CallFactory(budget=0)

    refused(lambda: CallForProjects.objects.update(budget=Decimal("-0.01")))

    call.refresh_from_db()
    assert call.budget == Decimal(0)


def test_call_never_closes_before_it_opens() -> None:
    call = CallFactory(opened=date(2019, 2, 1), closes=date(2019, 2, 1))

    refused(lambda: CallForProjects.objects.update(closes=date(2019, 1, 31)))

    call.refresh_from_db()
    assert call.closes == date(2019, 2, 1)


def test_award_is_given_once_for_a_laureate_a_call_and_a_project() -> None:
    award = AwardFactory(project="Fabrique")

    refused(lambda: AwardFactory(laureate=award.laureate, call=award.call, project="Fabrique"))
    other = AwardFactory(laureate=award.laureate, call=award.call, project="Bus")

    assert set(Award.objects.all()) == {award, other}


def test_laureate_can_win_several_calls() -> None:
    laureate = LaureateFactory()

    awards = [AwardFactory(laureate=laureate, project="Fabrique") for _call in range(2)]

    assert set(laureate.awards.all()) == set(awards)


def test_amount_is_never_below_zero() -> None:
    award = AwardFactory(amount=0)

    refused(lambda: Award.objects.update(amount=Decimal("-0.01")))

    award.refresh_from_db()
    assert award.amount == Decimal(0)


def test_territory_stands_once_on_a_card() -> None:
    laureate = LaureateFactory(territories=[TerritoryFactory()])
    territory = laureate.territory_links.get().territory

    refused(lambda: LaureateTerritory.objects.create(laureate=laureate, territory=territory))

    assert LaureateTerritory.objects.count() == 1


def test_territory_has_a_slug_and_a_code_of_its_own() -> None:
    territory = TerritoryFactory(slug="pantin", code="93055")

    refused(lambda: TerritoryFactory(slug="pantin"))
    refused(lambda: TerritoryFactory(code="93055"))
    department = TerritoryFactory(code="93055", kind="department")
    unknown = [TerritoryFactory(), TerritoryFactory()]

    assert set(Territory.objects.all()) == {territory, department, *unknown}


def test_territory_is_of_a_known_kind() -> None:
    TerritoryFactory()

    refused(lambda: Territory.objects.update(kind="galaxy"))

    assert Territory.objects.get().kind == "commune"
