"""One model a file: who wins, what is won, where."""

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
