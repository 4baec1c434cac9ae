"""The columns that are read. Their names are those of the open data, so that what was downloaded can come back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from anyascii import anyascii
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.newsroom.importing.kit import (
    CellRefused,
    Value,
    read_amount,
    read_boolean,
    read_date,
    read_digits,
    read_list,
    read_text,
    read_year,
)
from laureates.models import AidNature

LAUREATE, LIST, AWARD = "laureate", "list", "award"

NATURES = {"numeraire": AidNature.CASH, "nature": AidNature.KIND, "numeraire et nature": AidNature.BOTH}


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: its heading.
        kind: whether it fills a field of the laureate, a list of the laureate, or a field of the award.
        field: which.
        read: gives the value of a cell, None for a blank one.
        help: for people, what it holds.
        example: what the template shows.
        others: further headings that mean it, simplified as ``simplified`` does.
    """

    name: str
    kind: str
    field: str
    read: Callable[[Value], Any]
    help: Any
    example: str
    others: tuple[str, ...] = ()


def read_nature(value: Value) -> str | None:
    """Return in what an award consists.

    Raises:
        CellRefused: none of the three words.
    """
    text = read_text(value)
    if text is None:
        return None
    known = NATURES.get(simplified(text.removeprefix("aide en ")).replace("_", " "))
    if known is None:
        raise CellRefused(
            _("“%(text)s” is not a nature of aid: write one of %(known)s.")
            % {"text": text[:60], "known": ", ".join(NATURES)}
        )
    return str(known.value)


def simplified(heading: str) -> str:
    """Return a heading without accents, capitals, marks: ``Année de création`` is ``annee_de_creation``."""
    return re.sub(r"[^a-z0-9]+", "_", anyascii(heading).lower()).strip("_")


COLUMNS = (
    Column(
        "nom", LAUREATE, "name", read_text, gettext_lazy("The association's name. Required."), "Les Ateliers du Port",
        ("nom_de_l_association", "association", "laureat", "laureat_nom", "structure"),
    ),
    Column(
        "slug", LAUREATE, "slug", read_text, gettext_lazy("The short name in addresses; made from the name if empty."),
        "", ("laureat_slug", "identifiant"),
    ),
    Column(
        "rna", LAUREATE, "rna", read_digits, gettext_lazy("W and nine digits."), "W123456789",
        ("numero_rna", "n_rna"),
    ),
    Column(
        "siren", LAUREATE, "siren", read_digits, gettext_lazy("Nine digits."), "732829320",
        ("numero_siren", "n_siren"),
    ),
    Column(
        "siret", LAUREATE, "siret", read_digits, gettext_lazy("Fourteen digits."), "73282932000074",
        ("numero_siret", "n_siret"),
    ),
    Column(
        "resume", LAUREATE, "summary", read_text, gettext_lazy("One or two sentences."),
        "Des ateliers numériques pour tous, au bord de l’eau.",
    ),
    Column(
        "annee_creation", LAUREATE, "founded", read_year, gettext_lazy("Year of foundation: four digits."), "1995",
        ("annee_de_creation", "creation"),
    ),
    Column(
        "site_web", LAUREATE, "website", read_text, gettext_lazy("Address that begins with https://"),
        "https://ateliers.example.org", ("site", "site_internet"),
    ),
    Column("themes", LIST, "themes", read_list, gettext_lazy("Divided by vertical bars."), "inclusion|jeunesse"),
    Column("labels", LIST, "labels", read_list, gettext_lazy("Divided by vertical bars."), ""),
    Column("partenaires", LIST, "partners", read_list, gettext_lazy("Divided by vertical bars."), ""),
    Column(
        "codes_territoires", LIST, "territory_links", read_list,
        gettext_lazy("Codes of territories that are in the CMS, divided by vertical bars."), "",
    ),
    Column(
        "projet", AWARD, "project", read_text, gettext_lazy("Name of the project that won."), "Un port connecté",
        ("nom_du_projet",),
    ),
    Column("annee", AWARD, "year", read_year, gettext_lazy("Year of the award: four digits."), "2019"),
    Column(
        "montant", AWARD, "amount", read_amount, gettext_lazy("In the call's currency."), "12 500,00",
        ("montant_eur", "montant_en_euros", "subvention"),
    ),
    Column(
        "date_convention", AWARD, "agreed_on", read_date, gettext_lazy("Day of the agreement."), "14/03/2019",
        ("date_de_convention",),
    ),
    Column(
        "nature", AWARD, "nature", read_nature, gettext_lazy("numéraire, nature, or numéraire et nature."),
        "numéraire",
    ),
    Column(
        "conditions_versement", AWARD, "payment", read_text, gettext_lazy("Such as “unique” or “échelonné”."), "unique",
        ("conditionsversement",),
    ),
    Column(
        "versement_du", AWARD, "paid_from", read_date, gettext_lazy("Day of the payment, or of the first one."),
        "2 avril 2019",
    ),
    Column("versement_au", AWARD, "paid_until", read_date, gettext_lazy("Day of the last payment."), ""),
    Column(
        "notification_ue", AWARD, "notified_to_eu", read_boolean,
        gettext_lazy("State aid notified to the European Commission: oui or non."), "non", ("notificationue",),
    ),
)  # fmt: skip

NAMES = {name: column for column in COLUMNS for name in (column.name, *column.others)}
