"""What the tables have in common: their themes, how short names look, the numbers of an association."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.syndication.kit import Column, ColumnType
from laureates.models import Laureate

#: The European Union's themes: population and society, government and public sector.
THEMES = ("SOCI", "GOVE")

SHORT_NAME = {"required": True, "pattern": "^[-a-zA-Z0-9_]+$"}


def numbers(laureate_of: Callable[[Any], Laureate]) -> tuple[Column, ...]:
    """Return the columns of a laureate's official numbers.

    Args:
        laureate_of: gives the laureate of a row.
    """
    return (
        Column(
            "siren",
            ColumnType.STRING,
            _("SIREN number of the association"),
            lambda row: laureate_of(row).siren,
            description=_("Nine digits: the number in the French business register."),
            constraints={"pattern": "^[0-9]{9}$"},
        ),
        Column(
            "siret",
            ColumnType.STRING,
            _("SIRET number of the association"),
            lambda row: laureate_of(row).siret,
            description=_("Fourteen digits: the SIREN number and that of the establishment."),
            constraints={"pattern": "^[0-9]{14}$"},
        ),
        Column(
            "rna",
            ColumnType.STRING,
            _("RNA number of the association"),
            lambda row: laureate_of(row).rna,
            description=_("W and nine digits: the number in the French register of associations."),
            constraints={"pattern": "^W[0-9]{9}$"},
        ),
    )
