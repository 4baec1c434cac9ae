"""The laureate's card: its lists, its drafts, its checks."""

import pytest
from django.core.exceptions import ValidationError

from laureates.models import Award, Laureate, LaureateKeyFigure, LaureateTerritory
from tests.factories import AwardFactory, LaureateFactory, TerritoryFactory

pytestmark = pytest.mark.django_db


def test_lists_keep_their_order() -> None:
    figures = [
        LaureateKeyFigure(value=700_000, label="jeunes"),
        LaureateKeyFigure(value=19, label="antennes", unit="lieux"),
    ]
    made = LaureateFactory(
        key_figures=figures,
        programmes={"Ma6TVaCoder": "Un concours."},
        labels=["ESUS", "Agrément"],
        partners=["Ville", "État"],
        themes=["code", "médias"],
        territories=[TerritoryFactory(name="Pantin"), TerritoryFactory(name="Lille")],
    )

    laureate = Laureate.objects.get(pk=made.pk)
    assert [(figure.value, figure.label, figure.unit) for figure in laureate.key_figures.all()] == [
        (700_000, "jeunes", ""),
        (19, "antennes", "lieux"),
    ]
    assert [str(programme) for programme in laureate.programmes.all()] == ["Ma6TVaCoder"]
    assert [str(label) for label in laureate.labels.all()] == ["ESUS", "Agrément"]
    assert [str(partner) for partner in laureate.partners.all()] == ["Ville", "État"]
    assert [str(theme) for theme in laureate.themes.all()] == ["code", "médias"]
    assert [str(link) for link in laureate.territory_links.all()] == ["Pantin", "Lille"]


def test_draft_leaves_the_published_card_alone_until_it_is_published() -> None:
    laureate = LaureateFactory(summary="Publié", key_figures={"jeunes": 1})
    laureate.summary = "En cours"
    laureate.key_figures = [LaureateKeyFigure(value=2, label="jeunes")]
    revision = laureate.save_revision()

    stored = Laureate.objects.get(pk=laureate.pk)
    assert (stored.summary, [figure.value for figure in stored.key_figures.all()]) == ("Publié", [1])

    revision.publish()

    stored = Laureate.objects.get(pk=laureate.pk)
    assert (stored.summary, [figure.value for figure in stored.key_figures.all()]) == ("En cours", [2])


@pytest.mark.parametrize(
    ("field", "value"),
    [("siren", "732829321"), ("rna", "W1"), ("founded", 999), ("founded", 2201), ("website", "javascript:alert(1)")],
)
def test_card_with_a_wrong_fact_is_refused(field: str, value: object) -> None:
    laureate = LaureateFactory()
    setattr(laureate, field, value)

    with pytest.raises(ValidationError) as refusal:
        laureate.full_clean()

    assert list(refusal.value.error_dict) == [field]


@pytest.mark.parametrize(("field", "value"), [("amount", -1), ("year", 1899), ("year", 2201)])
def test_award_with_a_wrong_fact_is_refused(field: str, value: int) -> None:
    award = AwardFactory()
    setattr(award, field, value)

    with pytest.raises(ValidationError) as refusal:
        award.full_clean()

    assert field in refusal.value.error_dict


def test_awards_and_places_go_with_the_laureate() -> None:
    award = AwardFactory(laureate=LaureateFactory(territories=[TerritoryFactory()]))

    award.laureate.delete()

    assert (Award.objects.count(), LaureateTerritory.objects.count()) == (0, 0)
    assert str(award.call) == award.call.name
