"""The table of laureates: one row for each association."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.core.visibility import visible
from cms.syndication.kit import Column, ColumnType, Table, joined
from laureates.models import Award, Laureate
from laureates.open_data.vocabulary import SHORT_NAME, THEMES, numbers


def _rows() -> QuerySet[Laureate]:
    """Return the laureates in the publication's own language: a translation isn't another association."""
    laureates = visible(Laureate.objects.filter(locale__language_code=settings.LANGUAGE_CODE))
    awards = visible(Award.objects.select_related("call")).order_by("call__slug", "pk")
    lists = ("key_figures", "programmes", "labels", "partners", "themes", "territory_links__territory")
    return laureates.prefetch_related(*lists, Prefetch("awards", awards, to_attr="visible_awards")).order_by("slug")


def _figures(laureate: Any) -> Iterator[str]:
    for figure in laureate.key_figures.all():
        year = f" ({figure.as_of})" if figure.as_of else ""
        unit = f" {figure.unit}" if figure.unit else ""
        yield f"{figure.value.normalize():f}{unit} {figure.label}{year}"


def _names(relation: str) -> Any:
    return lambda laureate: joined(each.name for each in getattr(laureate, relation).all())


def _territories(attribute: str) -> Any:
    return lambda laureate: joined(
        value for link in laureate.territory_links.all() if (value := getattr(link.territory, attribute))
    )


def _calls(laureate: Any) -> str:
    return joined(iter(dict.fromkeys(award.call.slug for award in laureate.visible_awards)))


LAUREATES = Table(
    name="laureates",
    title=_("Laureates of calls for projects"),
    description=_(
        "The associations that won a call for projects: who they are, what they do, where. "
        "Several items in a cell are separated by a vertical bar."
    ),
    rows=_rows,
    key=("slug",),
    journal_types=("laureate", "call", "territory"),
    keywords=(_("associations"), _("laureates"), _("calls for projects")),
    themes=THEMES,
    columns=(
        Column(
            "slug",
            ColumnType.STRING,
            _("Short name"),
            lambda laureate: laureate.slug,
            description=_("Tells the laureates apart, here and in addresses."),
            constraints=SHORT_NAME | {"unique": True},
            example="unis-cite",
        ),
        Column(
            "nom",
            ColumnType.STRING,
            _("Name of the association"),
            lambda laureate: laureate.name,
            constraints={"required": True},
        ),
        Column("resume", ColumnType.STRING, _("In one or two sentences"), lambda laureate: laureate.summary),
        Column(
            "annee_creation",
            ColumnType.YEAR,
            _("Year of foundation"),
            lambda laureate: laureate.founded,
            example="1995",
        ),
        *numbers(lambda laureate: laureate),
        Column("site_web", ColumnType.STRING, _("Website of the association"), lambda laureate: laureate.website),
        Column("themes", ColumnType.STRING, _("Themes of action"), _names("themes")),
        Column("territoires", ColumnType.STRING, _("Territories of action"), _territories("name")),
        Column(
            "codes_territoires",
            ColumnType.STRING,
            _("Codes of the territories"),
            _territories("code"),
            description=_("INSEE codes, of those territories that have one."),
        ),
        Column("programmes", ColumnType.STRING, _("Programmes of the association"), _names("programmes")),
        Column("labels", ColumnType.STRING, _("Quality marks"), _names("labels")),
        Column("partenaires", ColumnType.STRING, _("Partners of the association"), _names("partners")),
        Column(
            "chiffres_cles",
            ColumnType.STRING,
            _("Key figures of the association"),
            lambda laureate: joined(_figures(laureate)),
        ),
        Column(
            "appels",
            ColumnType.STRING,
            _("Calls won"),
            _calls,
            description=_("The short names of the calls for projects, as in the table of awards."),
            example="tremplin-asso",
        ),
        Column(
            "mise_a_jour",
            ColumnType.DATETIME,
            _("Date of the last update"),
            lambda laureate: laureate.updated_at,
            constraints={"required": True},
        ),
    ),
)
