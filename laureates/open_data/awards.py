"""The table of awards: one row for each laureate, call and project; also in one file for each call."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.core.visibility import visible
from cms.syndication.kit import Column, ColumnType, Split, Table
from laureates.models import Award, CallForProjects
from laureates.open_data.vocabulary import SHORT_NAME, THEMES, numbers


def awards_in_our_language() -> QuerySet[Award]:
    """Return the visible awards of the calls in the publication's own language, each with its call and laureate."""
    awards = Award.objects.filter(call__locale__language_code=settings.LANGUAGE_CODE)
    return visible(awards).select_related("call", "laureate").order_by("call__slug", "sort_order", "pk")


def _calls() -> QuerySet[CallForProjects]:
    calls = CallForProjects.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return visible(calls).order_by("slug")


AWARDS = Table(
    name="awards",
    title=_("Awards of the laureates"),
    description=_("What each laureate won: the call for projects, the project, the year and the amount."),
    rows=awards_in_our_language,
    key=("id",),
    journal_types=("laureate", "call"),
    keywords=(_("calls for projects"), _("laureates"), _("grants")),
    themes=THEMES,
    split=Split(
        folder="calls",
        things=_calls,
        lookup="call",
        title=_("Awards of the call {name}"),
        description=_("What each laureate of the call {name} won: the project, the year and the amount."),
    ),
    columns=(
        Column(
            "id",
            ColumnType.INTEGER,
            _("Number of the award"),
            lambda award: award.pk,
            description=_("Tells the awards apart."),
            constraints={"required": True, "unique": True},
        ),
        Column(
            "appel",
            ColumnType.STRING,
            _("Call (short name)"),
            lambda award: award.call.slug,
            constraints=SHORT_NAME,
            example="tremplin-asso",
        ),
        Column(
            "appel_nom",
            ColumnType.STRING,
            _("Name of the call"),
            lambda award: award.call.name,
            constraints={"required": True},
        ),
        Column("organisateur", ColumnType.STRING, _("Who launched the call"), lambda award: award.call.organiser),
        Column(
            "dispositif",
            ColumnType.STRING,
            _("Policy or programme"),
            lambda award: award.call.programme,
            description=_("The policy or programme that the call is part of."),
        ),
        Column(
            "laureat",
            ColumnType.STRING,
            _("Laureate (short name)"),
            lambda award: award.laureate.slug,
            description=_("As in the table of laureates."),
            constraints=SHORT_NAME,
            example="unis-cite",
        ),
        Column(
            "laureat_nom",
            ColumnType.STRING,
            _("Name of the laureate"),
            lambda award: award.laureate.name,
            constraints={"required": True},
        ),
        *numbers(lambda award: award.laureate),
        Column("projet", ColumnType.STRING, _("Name of the project"), lambda award: award.project),
        Column("annee", ColumnType.YEAR, _("Year of the award"), lambda award: award.year, example="2018"),
        Column(
            "montant",
            ColumnType.NUMBER,
            _("Amount of the award"),
            lambda award: award.amount,
            constraints={"minimum": 0},
            example="47800.20",
        ),
        Column(
            "devise",
            ColumnType.STRING,
            _("Currency of the amount"),
            lambda award: award.call.currency,
            description=_("Three letters, by ISO 4217."),
            example="EUR",
        ),
    ),
)
