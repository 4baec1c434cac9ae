"""The laureates of a call come in from a table: checked row by row, once, whole or not at all."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from time import monotonic
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from stdnum.luhn import calc_check_digit
from wagtail.models import ModelLogEntry, ReferenceIndex

from cms.core.models import SearchDocument
from cms.journal.models import Entry
from cms.newsroom.importing.kit import ImportRefused, read_table
from laureates.models import AidNature, Award, Laureate
from laureates.services.laureate_import import Plan, import_laureates, plan_import, template_csv, template_xlsx
from tests.factories import AwardFactory, CallFactory, LaureateFactory, TerritoryFactory
from tests.factories.tables import csv_file

pytestmark = pytest.mark.django_db

HEADINGS = ["nom", "rna", "siren", "projet", "annee", "montant"]
ROWS = [
    ["Les Ateliers du Port", "W123456789", "732 829 320", "Un port connecté", "2019", "12 500,50 €"],
    ["Wimoov", "", "", "Mobile", "2019", ""],
]


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def table(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Any:
    return read_table(csv_file([headings, *rows]))


def errors(plan: Plan) -> list[tuple[int, str, str]]:
    return [(error.row, error.column, error.text) for error in plan.errors]


def counts(plan: Plan) -> tuple[int, int, int, int]:
    return len(plan.new_laureates), len(plan.changed_laureates), len(plan.new_awards), len(plan.changed_awards)


def siren(number: int) -> str:
    return f"{number:08d}{calc_check_digit(f'{number:08d}')}"


def test_a_dry_run_says_what_would_be_done_and_writes_nothing() -> None:
    plan = plan_import(table(*ROWS), CallFactory())

    assert (plan.rows, counts(plan), plan.errors) == (2, (2, 0, 2, 0), [])
    assert (Laureate.objects.count(), Award.objects.count()) == (0, 0)


def test_laureates_are_published_with_their_awards() -> None:
    call = CallFactory()

    import_laureates(table(*ROWS), call)

    laureate = Laureate.objects.get(rna="W123456789")
    award = Award.objects.get(laureate=laureate)
    assert (laureate.name, laureate.slug, laureate.siren) == (
        "Les Ateliers du Port",
        "les-ateliers-du-port",
        "732829320",
    )
    assert (laureate.live, laureate.has_unpublished_changes) == (True, False)
    assert (award.call, award.project, award.year, award.amount) == (
        call,
        "Un port connecté",
        2019,
        Decimal("12500.50"),
    )


def test_the_same_file_twice_changes_nothing() -> None:
    call = CallFactory()
    import_laureates(table(*ROWS), call)
    before = list(Laureate.objects.order_by("pk").values()), list(Award.objects.order_by("pk").values())
    entries = Entry.objects.count()

    plan = import_laureates(table(*ROWS), call)

    assert plan.changes_nothing
    assert (list(Laureate.objects.order_by("pk").values()), list(Award.objects.order_by("pk").values())) == before
    assert Entry.objects.count() == entries


def test_all_who_must_know_are_told() -> None:
    call = CallFactory()
    import_laureates(table(*ROWS), call)

    laureate = Laureate.objects.get(rna="W123456789")
    told = set(Entry.objects.values_list("kind", "type", "key"))
    assert ("published", "laureate", laureate.pk) in told
    assert ("updated", "call", call.pk) in told
    assert SearchDocument.objects.filter(title=laureate.name).exists()
    assert list(ModelLogEntry.objects.for_instance(laureate).values_list("action", flat=True)) == [
        "wagtail.publish",
        "wagtail.create",
    ]
    assert ReferenceIndex.get_references_to(laureate).count() == 1


def test_a_known_laureate_is_changed_and_told_once() -> None:
    laureate = LaureateFactory(
        rna="W123456789", name="Ateliers", summary="Déjà là.", themes=["eau"], key_figures={"ateliers": 12}
    )
    Entry.objects.all().delete()

    plan = import_laureates(table(*ROWS[:1]), CallFactory())

    laureate.refresh_from_db()
    assert counts(plan) == (0, 1, 1, 0)
    assert (laureate.name, laureate.siren, laureate.summary) == ("Les Ateliers du Port", "732829320", "Déjà là.")
    assert [figure.label for figure in laureate.key_figures.all()] == ["ateliers"]
    assert list(Entry.objects.filter(type="laureate").values_list("kind", flat=True)) == ["updated"]


def test_the_editor_shows_what_was_imported_and_publishing_it_again_loses_nothing() -> None:
    call = CallFactory()
    LaureateFactory(name="Wimoov", slug="wimoov").save_revision().publish()
    call.save_revision().publish()
    import_laureates(table(*ROWS), call)
    call.refresh_from_db()

    call.get_latest_revision_as_object().save_revision().publish()
    for laureate in Laureate.objects.all():
        laureate.get_latest_revision_as_object().save_revision().publish()

    assert sorted(call.awards.values_list("project", flat=True)) == ["Mobile", "Un port connecté"]
    assert Laureate.objects.get(rna="W123456789").siren == "732829320"


@pytest.mark.parametrize(
    "known",
    [
        {"rna": "W123456789"},
        {"siren": "732829320"},
        {"slug": "les-ateliers-du-port"},
        {"rna": "W123456789", "siren": "732829320"},
    ],
)
def test_a_laureate_is_recognised_by_rna_then_siren_then_slug(known: dict[str, str]) -> None:
    laureate = LaureateFactory(**known)

    import_laureates(table(*ROWS[:1]), CallFactory())

    assert list(Laureate.objects.values_list("pk", "rna", "siren")) == [(laureate.pk, "W123456789", "732829320")]


def test_two_associations_of_one_name_and_other_numbers_are_two() -> None:
    rows = [["Régie", "W111111111"], ["Régie", "W222222222"]]
    call = CallFactory()

    for _time in range(2):
        import_laureates(table(*rows, headings=["nom", "rna"]), call)

    assert list(Laureate.objects.order_by("rna").values_list("rna", "slug")) == [
        ("W111111111", "regie"),
        ("W222222222", "regie-2"),
    ]


def test_numbers_of_two_associations_in_one_row_are_refused() -> None:
    LaureateFactory(name="Une", rna="W123456789")
    LaureateFactory(name="Autre", siren="732829320")

    assert errors(plan_import(table(*ROWS[:1]), CallFactory())) == [
        (2, "siren", "Une autre association le porte : «\u00a0Autre\u00a0».")
    ]


def test_a_number_that_contradicts_the_known_one_is_refused() -> None:
    LaureateFactory(rna="W123456789", siren="443061841")

    assert errors(plan_import(table(*ROWS[:1]), CallFactory())) == [
        (2, "siren", "Cette association est connue sous un autre numéro : 443061841.")
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "text"),
    [
        ("rna", "W12", "Un numéro RNA est un W suivi de neuf chiffres, par exemple W123456789."),
        ("siren", "123456789", "Un numéro SIREN compte neuf chiffres, dont une clé de contrôle valide\xa0: vérifiez-le."),
        ("annee", "19", "«\u00a019\u00a0» n’est pas une année : écrivez quatre chiffres, par exemple 2019."),
        ("annee", "1019", "Assurez-vous que cette valeur est supérieure ou égale à 1900."),
        ("montant", "-5", "Assurez-vous que cette valeur est supérieure ou égale à 0."),
        ("montant", "1.234", "«\u00a01.234\u00a0» peut se lire de deux façons : écrivez 1234 ou 1,23, sans signe entre les milliers."),
        ("site_web", "exemple", "Saisissez une URL valide."),
        ("date_convention", "31/02/2019", "«\u00a031/02/2019\u00a0» n’est pas une date : écrivez 14/03/2019, 2019-03-14 ou 14 mars 2019."),
        ("versement_au", "2019-01-01", "Les versements finissent avant de commencer : vérifiez les deux dates."),
        ("codes_territoires", "35", "Aucun territoire n’a le code 35 : créez-le d’abord."),
        ("nature", "prêt", "«\u00a0prêt\u00a0» n’est pas une nature d’aide : écrivez l’une de celles-ci : numeraire, nature, numeraire et nature."),
        ("projet", "=1+1", "Cette cellule contient une formule : remplacez-la par sa valeur (copier, puis coller les valeurs seules)."),
        ("slug", "Deux mots", "Ce champ ne doit contenir que des lettres, des nombres, des tirets bas (_) et des traits d’union."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(heading: str, cell: str, text: str) -> None:
    rows = [["Juste", ""], ["Faux", cell]]

    plan = import_laureates(table(*rows, headings=["nom", heading]), CallFactory())

    assert errors(plan) == [(3, heading, text)]
    assert (Laureate.objects.count(), Award.objects.count(), Entry.objects.filter(type="laureate").count()) == (0, 0, 0)


def test_a_name_that_cannot_be_read_is_one_error_and_errors_stand_in_the_order_of_the_cells() -> None:
    plan = plan_import(table(["W12", "=1+1", "12"], headings=["rna", "nom", "annee"]), CallFactory())

    assert [(row, column) for row, column, _text in errors(plan)] == [(2, "nom"), (2, "annee")]


def test_rows_that_contradict_each_other_are_refused() -> None:
    rows = [
        ["A", "W123456789", "X", "x"],
        ["B", "W123456789", "Y", "y"],
        ["A", "W123456789", "X", "z"],
        ["", "", "", "x"],
    ]

    plan = plan_import(table(*rows, headings=["nom", "rna", "projet", "resume"]), CallFactory())

    assert errors(plan) == [
        (3, "nom", "La ligne 2 dit autre chose de ce lauréat."),
        (3, "resume", "La ligne 2 dit autre chose de ce lauréat."),
        (4, "projet", "La ligne 2 parle du même lauréat et du même projet."),
        (4, "resume", "La ligne 2 dit autre chose de ce lauréat."),
        (5, "nom", "Le nom manque."),
    ]


def test_an_empty_cell_leaves_what_is_known() -> None:
    award = AwardFactory(amount=5, project="Port", laureate__name="A", laureate__slug="a", laureate__summary="Là.")

    plan = import_laureates(table(["A", "", "", ""], headings=["nom", "resume", "projet", "montant"]), award.call)

    assert plan.changes_nothing


def test_without_its_project_the_only_award_is_meant_and_of_several_none() -> None:
    award = AwardFactory(project="Port", laureate__name="A", laureate__slug="a")
    only = table(["A", "7"], headings=["nom", "montant"])

    import_laureates(only, award.call)
    AwardFactory(project="Quai", call=award.call, laureate=award.laureate)

    award.refresh_from_db()
    assert award.amount == 7
    assert errors(plan_import(only, award.call)) == [
        (2, "projet", "Ce lauréat a remporté l’appel avec plusieurs projets : nommez celui dont il s’agit.")
    ]


def test_lists_are_replaced_and_territories_found_by_code() -> None:
    LaureateFactory(name="A", slug="a", themes=["eau", "air"], territories=[TerritoryFactory(code="75")])
    TerritoryFactory(code="35", name="Ille-et-Vilaine")

    import_laureates(table(["A", "air|feu", "35"], headings=["nom", "thèmes", "Codes territoires"]), CallFactory())

    laureate = Laureate.objects.get()
    assert [theme.name for theme in laureate.themes.all()] == ["air", "feu"]
    assert [link.territory.name for link in laureate.territory_links.all()] == ["Ille-et-Vilaine"]


def test_unpublished_work_of_editors_is_not_overwritten() -> None:
    laureate = LaureateFactory(name="A", slug="a")
    laureate.summary = "En cours"
    laureate.save_revision()
    locked = LaureateFactory(name="B", slug="b", locked=True)

    plan = import_laureates(table(["A", "Neuf"], ["B", "Neuf"], headings=["nom", "resume"]), CallFactory())

    assert errors(plan) == [
        (2, "nom", "Ce lauréat a des modifications non publiées : publiez-les ou abandonnez-les d’abord."),
        (3, "nom", "Ce lauréat est verrouillé par un rédacteur."),
    ]
    locked.refresh_from_db()
    assert locked.summary == ""


def test_a_call_that_is_being_worked_on_is_refused() -> None:
    call = CallFactory(name="TremplinAsso")
    call.save_revision()

    with pytest.raises(ImportRefused, match=r"^L’appel «\u00a0TremplinAsso\u00a0» a des modifications non publiées"):
        import_laureates(table(*ROWS), call)


@pytest.mark.parametrize(
    ("headings", "text"),
    [
        (["Prénom", "rna"], "Aucune colonne ne porte le titre «\u00a0nom\u00a0» : la première ligne doit porter les titres du modèle. Elle porte : Prénom, rna."),
        (["nom", "Association"], "Deux colonnes portent le titre «\u00a0nom\u00a0» : n’en gardez qu’une."),
    ],
)  # fmt: skip
def test_headings_that_cannot_be_understood_are_refused(headings: list[str], text: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        plan_import(table(["A", "B"], headings=headings), CallFactory())

    assert str(refusal.value) == text


def test_columns_that_are_not_read_are_named() -> None:
    plan = plan_import(table(["A", "B"], headings=["NOM DE L’ASSOCIATION", "Adresse"]), CallFactory())

    assert (plan.notes, counts(plan)) == (["Ces colonnes ne sont pas lues : Adresse."], (1, 0, 1, 0))


@pytest.mark.parametrize("template", [template_csv, template_xlsx])
def test_the_template_is_itself_a_table_that_can_be_imported(template: Any) -> None:
    call = CallFactory()

    plan = import_laureates(read_table(io.BytesIO(template())), call)

    assert errors(plan) == []
    award = call.awards.get()
    assert (award.agreed_on, award.paid_from, award.notified_to_eu) == (date(2019, 3, 14), date(2019, 4, 2), False)
    assert (award.amount, award.nature) == (Decimal(12500), AidNature.CASH)


def many(number: int) -> list[list[str]]:
    return [
        [f"Association {each}", f"W{each:09d}", siren(each), f"Projet {each}", "2019", "1 000,00"]
        for each in range(number)
    ]


def test_more_rows_take_no_more_statements_but_for_their_portions() -> None:
    taken = []
    for number in (2, 20):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            import_laureates(table(*many(number)), CallFactory())
        taken.append(len(captured))
        Laureate.objects.all().delete()

    assert taken[0] == taken[1]


def test_a_thousand_rows_take_seconds_and_show_progress() -> None:
    call, rows, seen = CallFactory(), table(*many(1_000)), []
    began = monotonic()

    import_laureates(rows, call, progress=lambda items, word: seen.append((len(items), word)) or items)

    assert monotonic() - began < 30  # 3 on a quiet machine.
    assert (Laureate.objects.count(), call.awards.count(), seen) == (1_000, 1_000, [(1_000, "row"), (2, "portion")])


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "Nd")), min_size=1, max_size=12)


class Properties(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.tuples(NAMES, st.booleans(), st.integers(0, 10**8)), max_size=6, unique_by=lambda row: row[2]))
    def test_whatever_was_imported_once_changes_nothing_the_second_time(
        self, rows: list[tuple[str, bool, int]]
    ) -> None:
        call = CallFactory()
        given_table = table(
            *([name, f"W{number:09d}" if has_rna else "", str(number)] for name, has_rna, number in rows),
            headings=["nom", "rna", "projet"],
        )

        first, second = import_laureates(given_table, call), import_laureates(given_table, call)

        assert first.errors or (second.changes_nothing and call.awards.count() == len(rows))
