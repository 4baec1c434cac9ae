"""Where sentences and quotations start and end."""

import pytest

from blog.services.page_text.sentences import quotations, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux ! Trois ? Quatre… Cinq", ["Un. ", "Deux ! ", "Trois ? ", "Quatre… ", "Cinq"]),
        ("Il vaut 3.5 points. 12 de plus.", ["Il vaut 3.5 points. ", "12 de plus."]),
        ("M. Roux et J. Petit sont là. Bien.", ["M. Roux et J. Petit sont là. ", "Bien."]),
        ("« Un. Deux. » dit Léa. Fin.", ["« Un. Deux. » dit Léa. ", "Fin."]),
        ("« Un. » Deux.", ["« Un. » ", "Deux."]),
        ("Un. « Deux. » Trois.", ["Un. ", "« Deux. » ", "Trois."]),
        ('Un. "Deux" trois.', ["Un. ", '"Deux" trois.']),
        ("Un. deux", ["Un. deux"]),
        ("Un « deux. Trois", ["Un « deux. ", "Trois"]),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('un « deux » “trois” "quatre"', ["« deux »", "“trois”", '"quatre"']),
        ("« un « deux » trois »", ["« un « deux » trois »"]),
        ("« un « deux » trois", ["« deux »"]),
        ("un » deux « trois", []),
        ("« un “deux » trois”", ["« un “deux »"]),
        ('27" et « un »', ["« un »"]),
    ],
)
def test_quotations_are_the_outermost_pairs_of_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected
