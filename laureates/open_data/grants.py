"""The table of grants in the form of the French standard "SCDL subventions", version 2.1.1.

Source: https://schema.data.gouv.fr/scdl/subventions/. Its columns, types and constraints, in its order. A row needs the
standard's required values: an award of which the publication doesn't know them all is left out, and nothing is made up.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.syndication.kit import Column, ColumnType, Table
from laureates.models import AidNature, Award
from laureates.open_data.awards import awards_in_our_language
from laureates.open_data.vocabulary import THEMES

STANDARD = "https://schema.data.gouv.fr/scdl/subventions/2.1.1"
EURO = "EUR"
REQUIRED = {"required": True}
SIRET = r"^\d{14}$"

#: The standard's own words.
NATURES = {
    AidNature.CASH: "aide en numéraire",
    AidNature.KIND: "aide en nature",
    AidNature.BOTH: "aide en numéraire;aide en nature",
}


def _rows() -> QuerySet[Award]:
    known = Q(
        call__currency=EURO,
        agreed_on__isnull=False,
        amount__isnull=False,
        paid_from__isnull=False,
        notified_to_eu__isnull=False,
    )
    named = ("call__organiser", "call__organiser_siret", "project", "nature", "payment")
    written = ~Q(*((name, "") for name in named), _connector=Q.OR)
    # Aid in kind may go to an association that has no SIRET number.
    identified = ~Q(laureate__siret="") | (Q(nature=AidNature.KIND) & ~Q(laureate__rna=""))
    return awards_in_our_language().filter(known, written, identified)


def _period(award: Award) -> str:
    return f"{award.paid_from}/{award.paid_until}" if award.paid_until else f"{award.paid_from}"


GRANTS = Table(
    name="subventions",
    title=_("Grants (SCDL)"),
    description=_(
        "The awards in euros as “données essentielles des conventions de subvention”, in the form of the SCDL, "
        "as far as the publication knows all that this standard requires."
    ),
    rows=_rows,
    key=(),
    journal_types=("laureate", "call"),
    keywords=(_("grants"), _("associations"), "SCDL"),
    themes=THEMES,
    standard=STANDARD,
    columns=(
        Column(
            "nomAttribuant",
            ColumnType.STRING,
            _("Name of the grantor"),
            lambda award: award.call.organiser,
            constraints=REQUIRED,
            example="Région Bretagne",
        ),
        Column(
            "idAttribuant",
            ColumnType.STRING,
            _("SIRET number of the grantor"),
            lambda award: award.call.organiser_siret,
            constraints=REQUIRED | {"pattern": SIRET},
            example="23350001600040",
        ),
        Column(
            "dateConvention",
            ColumnType.DATE,
            _("Date of the grant agreement"),
            lambda award: award.agreed_on,
            constraints=REQUIRED,
            example="2017-06-27",
        ),
        Column(
            "referenceDecision",
            ColumnType.STRING,
            _("Reference of the decision"),
            lambda award: None,
            description=_("Always empty: the publication doesn't know it."),
        ),
        Column(
            "nomBeneficiaire",
            ColumnType.STRING,
            _("Name of the beneficiary"),
            lambda award: award.laureate.name,
            constraints=REQUIRED,
        ),
        Column(
            "idBeneficiaire",
            ColumnType.STRING,
            _("SIRET number of the beneficiary"),
            lambda award: award.laureate.siret,
            description=_("May be empty for aid in kind to an association that is identified by its RNA number."),
            constraints={"pattern": SIRET},
            example="38047555800058",
        ),
        Column(
            "rnaBeneficiaire",
            ColumnType.STRING,
            _("RNA number of the beneficiary"),
            lambda award: award.laureate.rna,
            constraints={"pattern": r"^W\d{9}$"},
            example="W380475558",
        ),
        Column(
            "objet",
            ColumnType.STRING,
            _("Object of the grant"),
            lambda award: award.project,
            constraints=REQUIRED | {"maxLength": 256},
        ),
        Column(
            "montant",
            ColumnType.NUMBER,
            _("Total amount of the grant"),
            lambda award: award.amount,
            description=_("In euros."),
            constraints=REQUIRED,
            example="47800.20",
        ),
        Column(
            "nature",
            ColumnType.STRING,
            _("Nature of the grant"),
            lambda award: NATURES[AidNature(award.nature)],
            constraints=REQUIRED | {"enum": [*NATURES.values(), "aide en nature;aide en numéraire"]},
            example="aide en numéraire",
        ),
        Column(
            "conditionsVersement",
            ColumnType.STRING,
            _("Terms of payment"),
            lambda award: award.payment,
            description=_("“unique”, “échelonné”, or the terms in a few words."),
            constraints=REQUIRED | {"maxLength": 256},
            example="échelonné",
        ),
        Column(
            "datesPeriodeVersement",
            ColumnType.STRING,
            _("Date or period of payment"),
            _period,
            description=_("A date, or two with a slash between them."),
            constraints=REQUIRED | {"pattern": r"^[0-9]{4}\-[0-9]{2}\-[0-9]{2}(\/[0-9]{4}\-[0-9]{2}\-[0-9]{2})?$"},
            example="2017-03-14/2018-03-14",
        ),
        Column(
            "idRAE",
            ColumnType.STRING,
            _("Number in the directory of aid to enterprises"),
            lambda award: None,
            description=_("Always empty: the publication doesn't know it."),
            constraints={"maxLength": 5},
        ),
        Column(
            "notificationUE",
            ColumnType.BOOLEAN,
            _("State aid notified to the European Commission"),
            lambda award: award.notified_to_eu,
            constraints=REQUIRED,
            example="non",
            words=("oui", "non"),
        ),
        Column(
            "pourcentageSubvention",
            ColumnType.NUMBER,
            _("Share of the beneficiary"),
            lambda award: 1,
            description=_("Always 1.00: an award is what one laureate won."),
            constraints=REQUIRED | {"minimum": 0.01, "maximum": 1},
            example="1.00",
        ),
        Column(
            "dispositifAide",
            ColumnType.STRING,
            _("Identifier of the aid scheme"),
            lambda award: None,
            description=_("Always empty: the publication doesn't know it."),
        ),
    ),
)
