"""The places of the demo, by slug. Their official codes aren't in the source, so they stay empty."""

from laureates.models.territory import TerritoryKind

TERRITORIES: dict[str, tuple[str, TerritoryKind]] = {
    "villeneuve-la-garenne": ("Villeneuve-la-Garenne", TerritoryKind.COMMUNE),
    "pierrefitte-sur-seine": ("Pierrefitte-sur-Seine", TerritoryKind.COMMUNE),
    "pantin": ("Pantin", TerritoryKind.COMMUNE),
    "vitry-sur-seine": ("Vitry-sur-Seine", TerritoryKind.COMMUNE),
    "gonesse": ("Gonesse", TerritoryKind.COMMUNE),
    "chelles": ("Chelles", TerritoryKind.COMMUNE),
    "paris-18e": ("Paris 18e", TerritoryKind.OTHER),
    "poissy": ("Poissy", TerritoryKind.COMMUNE),
    "ile-de-france": ("Île-de-France", TerritoryKind.REGION),
    "loire-atlantique": ("Loire-Atlantique", TerritoryKind.DEPARTMENT),
}
