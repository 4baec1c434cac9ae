"""The app's blocks as the block picker shows them, on an empty site."""

import pytest

from tests.previewing import preview

WORDS = {
    "laureate": [
        "Les Ateliers du Canal</h3>",
        "Depuis dix ans, l’association va au-devant des habitants.",
        '<span class="figure-value">340</span>',
        "Premiers clics",
    ],
    "laureate_list": ["Les lauréats", "Les Ateliers du Canal", "Clic et Compagnie", "Radio Parvis"],
    "call": ["Appel à projets Quartiers connectés", "Ville de Beauval", "250\u202f000\u00a0€", "4 mars 2024"],
}


@pytest.mark.parametrize("name", WORDS)
def test_preview_shows_a_made_up_card(name: str) -> None:
    page = preview(name)

    assert [words for words in WORDS[name] if words not in page] == []
