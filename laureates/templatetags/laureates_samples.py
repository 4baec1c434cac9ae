"""A laureate and a call that don't exist, for the block picker: never stored, so that no reader meets them."""

from datetime import date
from decimal import Decimal

from django import template

from laureates.models import CallForProjects, Laureate, LaureateKeyFigure, LaureateProgramme

register = template.Library()


@register.simple_tag
def sample_laureate() -> Laureate:
    """Return a made-up laureate with figures and a programme."""
    return Laureate(
        name="Les Ateliers du Canal",
        slug="les-ateliers-du-canal",
        summary="Des ateliers numériques ouverts à tout le quartier.",
        founded=2012,
        key_figures=[
            LaureateKeyFigure(value=Decimal(340), label="personnes accompagnées"),
            LaureateKeyFigure(value=Decimal(12), label="bénévoles"),
        ],
        programmes=[LaureateProgramme(name="Premiers clics")],
    )


@register.simple_tag
def sample_laureates() -> list[Laureate]:
    """Return three made-up laureates."""
    return [
        Laureate(name="Les Ateliers du Canal", summary="Des ateliers ouverts à tout le quartier."),
        Laureate(name="Clic et Compagnie", summary="L’ordinateur réparé ensemble."),
        Laureate(name="Radio Parvis", summary="Une rédaction tenue par des lycéens."),
    ]


@register.simple_tag
def sample_call() -> CallForProjects:
    """Return a made-up call."""
    return CallForProjects(
        name="Appel à projets Quartiers connectés",
        slug="quartiers-connectes",
        organiser="Ville de Beauval",
        budget=Decimal(250_000),
        expected_laureates=12,
        opened=date(2024, 3, 4),
        closes=date(2024, 5, 31),
    )
