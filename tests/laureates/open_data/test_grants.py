"""The grants in the form of SCDL "subventions" 2.1.1: exact bytes, the standard's schema, and what is left out."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from laureates.models import AidNature, Award, CallForProjects, Laureate
from tests.factories import AwardFactory, make_site
from tests.open_data import csv_rows, faults, json_file, text

pytestmark = pytest.mark.django_db

HEADING = (
    "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,"
    "objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,"
    "dispositifAide\r\n"
)

#: The standard, written down a second time from its documentation: type, whether required, other constraints.
#: Source: https://schema.data.gouv.fr/scdl/subventions/2.1.1/documentation.html.
STANDARD: dict[str, tuple[str, bool, dict[str, Any]]] = {
    "nomAttribuant": ("string", True, {}),
    "idAttribuant": ("string", True, {"pattern": r"^\d{14}$"}),
    "dateConvention": ("date", True, {}),
    "referenceDecision": ("string", False, {}),
    "nomBeneficiaire": ("string", True, {}),
    "idBeneficiaire": ("string", False, {"pattern": r"^\d{14}$"}),
    "rnaBeneficiaire": ("string", False, {"pattern": r"^W\d{9}$"}),
    "objet": ("string", True, {"maxLength": 256}),
    "montant": ("number", True, {}),
    "nature": (
        "string",
        True,
        {
            "enum": [
                "aide en numéraire",
                "aide en nature",
                "aide en numéraire;aide en nature",
                "aide en nature;aide en numéraire",
            ]
        },
    ),
    "conditionsVersement": ("string", True, {"maxLength": 256}),
    "datesPeriodeVersement": (
        "string",
        True,
        {"pattern": r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}(\/[0-9]{4}\-[0-9]{2}\-[0-9]{2})?$"},
    ),
    "idRAE": ("string", False, {"maxLength": 5}),
    "notificationUE": ("boolean", True, {}),
    "pourcentageSubvention": ("number", True, {"minimum": 0.01, "maximum": 1}),
    "dispositifAide": ("string", False, {}),
}

KNOWN = {
    "call__organiser": "Région, Bretagne",
    "call__organiser_siret": "23350001600040",
    "laureate__name": "Les Petits Débrouillards",
    "laureate__siret": "38047555800058",
    "laureate__rna": "W380475558",
    "project": "Animations climat",
    "amount": Decimal("47800.2"),
    "agreed_on": date(2017, 6, 27),
    "nature": AidNature.BOTH,
    "payment": "échelonné",
    "paid_from": date(2017, 3, 14),
    "paid_until": date(2018, 3, 14),
    "notified_to_eu": False,
}


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def test_an_award_of_which_all_is_known_is_a_line_as_the_standard_wants_it() -> None:
    AwardFactory(**KNOWN)

    assert text("subventions.csv") == HEADING + (
        '"Région, Bretagne",23350001600040,2017-06-27,,Les Petits Débrouillards,38047555800058,W380475558,'
        "Animations climat,47800.20,aide en numéraire;aide en nature,échelonné,2017-03-14/2018-03-14,,non,1.00,\r\n"
    )


def test_a_single_payment_has_one_date_and_a_notified_aid_says_oui() -> None:
    AwardFactory(**KNOWN | {"paid_until": None, "payment": "unique", "notified_to_eu": True})

    (row,) = csv_rows("subventions.csv")

    assert (row["datesPeriodeVersement"], row["notificationUE"]) == ("2017-03-14", "oui")


def test_the_published_schema_is_the_standards() -> None:
    published = json_file("subventions.schema.json")

    assert published["homepage"] == "https://schema.data.gouv.fr/scdl/subventions/2.1.1"
    assert {field["name"]: field["type"] for field in published["fields"]} == {
        name: type_ for name, (type_, _required, _constraints) in STANDARD.items()
    }
    assert [field["name"] for field in published["fields"]] == list(STANDARD)
    assert {field["name"]: field.get("constraints", {}) for field in published["fields"]} == {
        name: ({"required": True} if required else {}) | constraints
        for name, (_type, required, constraints) in STANDARD.items()
    }


@pytest.mark.parametrize("nature", AidNature.values)
def test_rows_of_every_nature_hold_by_the_schema(nature: str, tmp_path: Path) -> None:
    AwardFactory(**KNOWN | {"nature": nature})

    assert len(csv_rows("subventions.csv")) == 1
    assert faults("subventions", tmp_path) == []


@pytest.mark.parametrize(
    ("model", "field", "empty"),
    [
        (CallForProjects, "organiser", ""),
        (CallForProjects, "organiser_siret", ""),
        (CallForProjects, "currency", "CHF"),
        (Laureate, "siret", ""),
        (Award, "project", ""),
        (Award, "amount", None),
        (Award, "agreed_on", None),
        (Award, "nature", ""),
        (Award, "payment", ""),
        (Award, "paid_from", None),
        (Award, "notified_to_eu", None),
    ],
)
def test_an_award_that_lacks_one_required_value_is_left_out(model: Any, field: str, empty: Any) -> None:
    AwardFactory(**KNOWN | {"paid_until": None})
    model.objects.update(**{field: empty})

    assert text("subventions.csv") == HEADING


def test_aid_in_kind_may_go_to_an_association_known_by_its_rna_number_only() -> None:
    AwardFactory(**KNOWN | {"laureate__siret": "", "nature": AidNature.KIND})

    (row,) = csv_rows("subventions.csv")

    assert (row["idBeneficiaire"], row["rnaBeneficiaire"]) == ("", "W380475558")


def test_aid_in_kind_to_an_association_without_any_number_is_left_out() -> None:
    AwardFactory(**KNOWN | {"laureate__siret": "", "laureate__rna": "", "nature": AidNature.KIND})

    assert text("subventions.csv") == HEADING
