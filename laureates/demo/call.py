"""The demo's call for projects. Its dates aren't in the source, so they stay empty."""

from decimal import Decimal

from laureates.models import CallForProjects

SLUG = "tremplin-asso"


def build() -> CallForProjects:
    """Return the call, unsaved, without its awards."""
    return CallForProjects(
        name="Appel à manifestation d’intérêt #TremplinAsso",
        hashtag="TremplinAsso",
        organiser="Ministère de la Cohésion des Territoires",
        programme="Mobilisation nationale pour les habitants des quartiers",
        description=(
            "<p>De quoi changer d’échelle dans les quartiers de la politique de la ville : l’appel "
            "s’adresse aux associations, le Ministère de la Cohésion des Territoires le dote de 15 millions "
            "d’euros, et 44 projets ont été retenus.</p>"
        ),
        budget=Decimal("15000000.00"),
        expected_laureates=44,
    )
