"""Links whose words say where they lead, and others."""

import pytest

from tests.cms.newsroom.checks.checked import found, rules
from tests.factories import LaureateFactory, callout, laureate, paragraph

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def link(words: str, target: str = 'href="https://example.org/"') -> str:
    return f"<p>Voir <a {target}>{words}</a>.</p>"


@pytest.mark.parametrize("words", ["cliquez ici", "Cliquez ici !", "ICI", "ici…", "<b>cliquez</b> ici", "click here"])
def test_mute_words_block(words: str) -> None:
    assert rules(paragraph(link(words))) == ["link-mute"]


def test_mute_link_is_quoted_with_what_to_do() -> None:
    assert found(paragraph(), paragraph(link("Cliquez ici"))) == [
        (
            "link-mute",
            1,
            "Le lien « Cliquez ici » ne dit pas où il mène : posez-le sur les mots qui nomment sa destination.",
        )
    ]


@pytest.mark.parametrize("words", ["En savoir plus", "lire la suite", "plus d’informations"])
def test_vague_words_warn(words: str) -> None:
    assert rules(paragraph(link(words))) == ["link-vague"]


def test_link_without_words_blocks() -> None:
    assert rules(paragraph(link("", 'linktype="page" id="3"'))) == ["link-empty"]


def test_bare_address_warns() -> None:
    assert rules(paragraph(link("https://example.org/guide"))) == ["link-address"]


def test_same_words_for_two_targets_warn_once() -> None:
    first, second, third = (link("le guide", f'href="https://example.org/{n}"') for n in "123")

    assert rules(paragraph(first), paragraph(second + third), paragraph(first)) == ["link-two-targets"]


def test_words_that_name_the_target_are_right() -> None:
    assert rules(paragraph(link("le guide des ateliers") + link("ici et maintenant, le film"))) == []


def test_links_inside_boxes_and_laureates_are_read_too() -> None:
    assert rules(callout(link("ici")), laureate(LaureateFactory(), link("là"))) == ["link-mute", "link-mute"]
