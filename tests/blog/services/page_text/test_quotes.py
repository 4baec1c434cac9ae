"""Sentences that quote somebody by name, and those that don't."""

import pytest

from blog.services.page_text import Quote
from blog.services.page_text.quotes import read_quote


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        (
            "« Il était temps », déclare Léa Moreau, Présidente de l’union, élue en 2020.",
            Quote("« Il était temps »", "déclare", "Léa Moreau", "Présidente de l’union, élue en 2020"),
        ),
        (
            "Elle veut « du neuf » et « du vrai », a expliqué Mme Le Goff.",
            Quote("Elle veut « du neuf » et « du vrai »", "a expliqué", "Mme Le Goff", ""),
        ),
        (
            "« Tout change ! » s’est félicité M. J. de La Tour, maire de Sens.",
            Quote("« Tout change ! »", "s’est félicité", "M. J. de La Tour", "maire de Sens"),
        ),
        (
            "« On dit « oui » à tout », rappelle le sociologue Karim d’Aubigny",
            Quote("« On dit « oui » à tout »", "rappelle le sociologue", "Karim d’Aubigny", ""),
        ),
        ("Un essai « réussi » selon l’Insee.", Quote("Un essai « réussi »", "selon", "l’Insee", "")),
        (
            "“We grew up here,” says Ann O'Neill, head of the garden.",
            Quote("“We grew up here,”", "says", "Ann O'Neill", "head of the garden"),
        ),
        (
            '"Nothing is lost" according to Ann and Bo Lind.',
            Quote('"Nothing is lost"', "according to", "Ann and Bo Lind", ""),
        ),
        (
            "« Nous voilà », soulignent Élise Roux et Paul-Henri Petit.",
            Quote("« Nous voilà »", "soulignent", "Élise Roux et Paul-Henri Petit", ""),
        ),
    ],
)
def test_a_quotation_a_verb_and_a_name_make_a_quote(sentence: str, quote: Quote) -> None:
    assert read_quote(sentence) == quote


@pytest.mark.parametrize(
    "sentence",
    [
        "Aucune citation, souligne Léa Moreau.",
        "Le programme « Racines » aide Léa Moreau.",
        "« Il était temps », déclare la présidente.",
        "« Il était temps », souligne-t-elle, sans rire.",
        "« Il était temps », souligne Léa Moreau dans un entretien.",
        "« Il était », souligne Léa Moreau, « temps ».",
        "Il était temps », déclare Léa Moreau.",
        "« Il était temps, déclare Léa Moreau.",
        "Léa Moreau déclare : « il était temps ».",
        "« Il était temps », déclare Léa de.",
        "« Il était temps », souligne Léa (Sens).",
        "« Il était temps », souligne, hier, Léa Moreau.",
        "« Il était temps », dit Léa Moreau, " + "très " * 60 + "longue.",
        "« Il était temps », dit " + "Léa " * 70 + ".",
        "« Il était temps », dit " + "très" * 30 + " Léa Moreau.",
        "« Il était temps » un deux trois quatre cinq six dit Léa Moreau.",
    ],
)
def test_a_quotation_without_a_named_speaker_is_no_quote(sentence: str) -> None:
    assert read_quote(sentence) is None
