"""The demo's author: an organisation."""

from blog.models import Author
from blog.models.author import AuthorKind

MISSION = "mission-societe-numerique"


def mission() -> Author:
    """Return the author, unsaved."""
    return Author(
        name="Mission Société Numérique",
        kind=AuthorKind.ORGANISATION,
        bio=(
            "<p>La Mission conduit un programme d’action : rendre chacun autonome et à même de profiter de "
            "ce que le numérique apporte, et aider les territoires à prendre ce tournant. Elle donne aux "
            "projets un cadre, des outils et de l’élan, pour une société numérique qui invente sans "
            "exclure.</p>"
        ),
    )
