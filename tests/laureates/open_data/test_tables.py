"""The tables of laureates and awards: exact rows, valid by their schemas, nothing hidden, constant statements."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.syndication.open_data.store import store
from laureates.models import AidNature, Laureate, LaureateKeyFigure
from tests.factories import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory, hidden, make_site
from tests.factories.site import add_language
from tests.open_data import content, csv_rows, faults, get, json_file, parquet_rows, text

pytestmark = pytest.mark.django_db

PLACES = ["laureates", "awards", "calls/tremplin", "subventions"]


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


@pytest.fixture
def zep() -> Laureate:
    """A laureate of two calls of which everything is known."""
    laureate = LaureateFactory(
        slug="zep",
        name="Zone d’expression prioritaire",
        summary="Un média, « à soi »",
        founded=2013,
        siren="732829320",
        siret="73282932000074",
        rna="W751234567",
        website="https://example.org/zep",
        labels=["Label A"],
        partners=["France Inter", "Un|deux"],
        themes=["Médias", "Écriture"],
        programmes={"Ateliers": "", "Revue": ""},
        territories=[TerritoryFactory(name="Pantin", code="93055"), TerritoryFactory(name="Ailleurs")],
        key_figures=[
            LaureateKeyFigure(label="jeunes", value=700_000, as_of=2018),
            LaureateKeyFigure(label="de parcours", value=Decimal("10.5"), unit="mois"),
        ],
    )
    call = CallFactory(
        slug="tremplin",
        name="Tremplin",
        organiser="Ministère",
        organiser_siret="73282932000074",
        programme="Mobilisation",
    )
    AwardFactory(
        laureate=laureate,
        call=call,
        project="Ateliers",
        year=2018,
        amount=Decimal("47800.2"),
        agreed_on=date(2018, 3, 1),
        nature=AidNature.CASH,
        payment="unique",
        paid_from=date(2018, 4, 1),
        notified_to_eu=False,
    )
    AwardFactory(laureate=laureate, call=CallFactory(slug="autre"))
    Laureate.objects.update(updated_at="2026-11-23T05:06:07.89+01:00")
    return laureate


def test_a_laureate_is_one_line_of_csv_with_all_that_is_known(zep: Laureate) -> None:
    assert text("laureates.csv") == (
        "slug,nom,resume,annee_creation,siren,siret,rna,site_web,themes,territoires,codes_territoires,programmes,"
        "labels,partenaires,chiffres_cles,appels,mise_a_jour\r\n"
        'zep,Zone d’expression prioritaire,"Un média, « à soi »",2013,732829320,73282932000074,W751234567,'
        "https://example.org/zep,Médias|Écriture,Pantin|Ailleurs,93055,Ateliers|Revue,Label A,France Inter|Un/deux,"
        "700000 jeunes (2018)|10.5 mois de parcours,autre|tremplin,2026-11-23T04:06:07Z\r\n"
    )


def test_an_award_has_the_numbers_of_its_laureate_and_the_name_of_its_call(zep: Laureate) -> None:
    (row,) = csv_rows("calls/tremplin.csv")

    assert row == {
        "id": str(zep.awards.get(project="Ateliers").pk),
        "appel": "tremplin",
        "appel_nom": "Tremplin",
        "organisateur": "Ministère",
        "dispositif": "Mobilisation",
        "laureat": "zep",
        "laureat_nom": "Zone d’expression prioritaire",
        "siren": "732829320",
        "siret": "73282932000074",
        "rna": "W751234567",
        "projet": "Ateliers",
        "annee": "2018",
        "montant": "47800.20",
        "devise": "EUR",
    }


def test_a_calls_file_holds_the_awards_of_that_call_only(zep: Laureate) -> None:
    assert [row["appel"] for row in csv_rows("awards.csv")] == ["autre", "tremplin"]
    assert [row["appel"] for row in csv_rows("calls/autre.csv")] == ["autre"]


def test_a_call_without_awards_has_a_heading_only() -> None:
    CallFactory(slug="vide")

    assert csv_rows("calls/vide.csv") == []
    assert text("calls/vide.csv").startswith("id,appel,")


@pytest.mark.parametrize("place", PLACES)
def test_csv_and_json_hold_by_their_published_schema(place: str, zep: Laureate, tmp_path: Path) -> None:
    LaureateFactory(name="=1+1")  # Nothing but a name.
    AwardFactory(call__slug="seul", project="")

    assert faults(place, tmp_path) == []


def test_the_validator_would_notice_a_wrong_value(zep: Laureate, tmp_path: Path) -> None:
    Laureate.objects.update(slug="deux mots")

    assert {fault[2] for fault in faults("laureates", tmp_path)} == {"constraint-error"}


@pytest.mark.parametrize("place", ["laureates", "awards", "calls/tremplin"])
def test_the_three_formats_say_the_same(place: str, zep: Laureate, tmp_path: Path) -> None:
    LaureateFactory(slug="autre-association")

    by_json = json_file(f"{place}.json")["data"]
    by_csv = [{name: value or None for name, value in row.items()} for row in csv_rows(f"{place}.csv")]
    by_parquet = parquet_rows(content(f"{place}.parquet"), tmp_path)

    assert by_csv == [{name: written(name, value) for name, value in row.items()} for row in by_json]
    assert by_csv == [{name: written(name, value) for name, value in row.items()} for row in by_parquet]


def written(name: str, value: Any) -> str | None:
    """Return a value of JSON or Parquet as CSV has it."""
    if value is None:
        return None
    if name == "montant":
        return f"{value:.2f}"
    return f"{value:%Y-%m-%dT%H:%M:%SZ}" if name == "mise_a_jour" and not isinstance(value, str) else str(value)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("extension", ["csv", "json", "parquet", "schema.json"])
def test_every_file_names_the_licence(place: str, extension: str, zep: Laureate) -> None:
    response = get(f"{place}.{extension}")

    assert '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"' in response["Link"]
    if extension != "csv":
        assert b"Licence Ouverte 2.0" in b"".join(response)


@pytest.mark.parametrize("state", ["draft", "unpublished", "expired", "withdrawn", "scheduled", "changed"])
@pytest.mark.parametrize("kind", ["laureate", "call"])
def test_nothing_hidden_is_in_any_file(state: str, kind: str, tmp_path: Path) -> None:
    found = hidden.build(f"{state} {kind}")
    award_of(kind, found.thing)

    assert found.canary not in everything(tmp_path)
    assert get(f"calls/{found.canary}.csv").status_code == 404


@pytest.mark.parametrize("kind", ["laureate", "call"])
def test_the_same_thing_is_found_once_it_is_public(kind: str, tmp_path: Path) -> None:
    found = hidden.build(f"draft {kind}")
    award_of(kind, found.thing)
    found.thing.live = True
    found.thing.save()

    texts = everything(tmp_path).split(END)

    tables = [True, True, True, True, False, False]  # Of an award the grants' standard wants more than is known here.
    assert [found.canary in text for text in texts] == [*tables, True, True, False, kind == "call", kind == "call"]


END = "----"


def award_of(kind: str, thing: Any) -> None:
    """Make an award of a laureate or a call, with a visible partner."""
    others = {"laureate": LaureateFactory(slug="visible"), "call": CallFactory(slug="ouvert")}
    AwardFactory(**{**others, kind: thing})


def everything(folder: Path) -> str:
    """Return all that is published, as text."""
    places = ["laureates", "awards", "subventions"]
    files = [text(f"{place}.{extension}") for place in places for extension in ("csv", "json")]
    parquet = [str(parquet_rows(content(f"{place}.parquet"), folder)) for place in places]
    return END.join([*files, *parquet, text("catalog.ttl"), text("catalog.jsonld")])


def test_a_translation_is_not_counted_twice(zep: Laureate) -> None:
    zep.copy_for_translation(add_language("en").locale).save()

    assert len(csv_rows("laureates.csv")) == 1


def test_a_hundred_rows_take_as_many_statements_as_one() -> None:
    paths = ["laureates.csv", "laureates.json", "laureates.parquet", "awards.csv", "catalog.ttl"]
    full()
    few = {path: statements(path) for path in paths}
    for _index in range(99):
        full()

    assert {path: statements(path) for path in paths} == few


def full() -> None:
    """Make an award whose laureate has something in each list."""
    lists = {"labels": ["l"], "partners": ["p"], "themes": ["t"], "programmes": {"p": ""}, "key_figures": {"f": 1}}
    AwardFactory(laureate=LaureateFactory(territories=[TerritoryFactory()], **lists))


def statements(path: str) -> int:
    get(path)
    store.clear()
    with CaptureQueriesContext(connection) as captured:
        content(path)
    return len(captured)
