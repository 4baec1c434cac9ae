"""Quotations in another language than they say."""

import pytest

from cms.newsroom.checks.rules.languages import language_of
from tests.cms.newsroom.checks.checked import rules
from tests.factories import quote

pytestmark = [pytest.mark.once, pytest.mark.django_db]

ENGLISH = "We open the doors to everybody, and this is what they have been waiting for."
FRENCH = "Nous ouvrons les portes à tous, et c’est ce que les gens attendent depuis des années."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("No es fácil, pero todo el barrio lo hace por los niños y por las familias.", "es"),
        ("Wir machen das nicht für uns, sondern für die Kinder und mit den Eltern.", "de"),
        ("Non è facile, ma il quartiere lo fa per i bambini e per le famiglie che sono qui.", "it"),
        ("Open source", None),
        ("Ana Lopes, Le Mans", None),
        ("", None),
    ],
)
def test_language_is_told_only_where_it_is_clear(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_quotation_in_another_language_warns_until_it_says_so() -> None:
    told = quote(ENGLISH)
    told["value"]["language"] = "en"

    assert rules(quote(ENGLISH), told, quote(FRENCH)) == ["quote-language"]


def test_language_that_is_not_known_here_is_believed() -> None:
    told = quote(ENGLISH)
    told["value"]["language"] = "ar"

    assert rules(told) == []
