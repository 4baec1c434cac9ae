"""The demo's rubrics: slug, title, description."""

RUBRICS: dict[str, tuple[str, str]] = {
    "inclusion-numerique": (
        "Inclusion numérique",
        "Que personne ne reste à la porte : se connecter, s’équiper, faire ses démarches.",
    ),
    "mediation-numerique": (
        "Médiation numérique",
        "Celles et ceux qui accompagnent : leurs lieux, leurs métiers, leurs méthodes.",
    ),
    "territoires": (
        "Territoires",
        "Ce que le numérique change là où l’on vit, du quartier à la région.",
    ),
}
HOME_OF_THE_ARTICLE = "mediation-numerique"
ALSO_IN = "inclusion-numerique"
