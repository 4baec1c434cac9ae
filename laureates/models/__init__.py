"""One model a file: who wins, what is won, where."""

from wagtail.snippets.models import register_snippet

from laureates.models.award import AidNature, Award
from laureates.models.call import CallForProjects
from laureates.models.details import (
    LaureateKeyFigure,
    LaureateLabel,
    LaureatePartner,
    LaureateProgramme,
    LaureateTerritory,
    LaureateTheme,
)
from laureates.models.laureate import Laureate
from laureates.models.territory import Territory

__all__ = [
    "AidNature",
    "Award",
    "CallForProjects",
    "Laureate",
    "LaureateKeyFigure",
    "LaureateLabel",
    "LaureatePartner",
    "LaureateProgramme",
    "LaureateTerritory",
    "LaureateTheme",
    "Territory",
]

# Registered when all models are there: Wagtail reads the views then.
register_snippet("laureates.snippets.LaureatesGroup")
