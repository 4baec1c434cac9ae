"""Which words are the same, and what a query asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.search.query import MAX_WORDS, read_query
from cms.core.search.words import WORD, forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mediation", "médiation"),
        ("associations", "association"),
        ("EGALITE", "égalité"),
        ("égal", "égalité"),
        ("numerique", "numériques"),
        ("chevaux", "cheval"),
        ("oeuvres", "œuvre"),
        ("lauréates", "laureat"),
        ("quartier", "Quartiers"),
        ("potagers", "potager"),
        ("lieux", "lieu"),
        ("heureuse", "heureux"),
    ],
)
def test_words_that_share_a_form_are_the_same(one: str, other: str) -> None:
    assert set(forms(one, "fr")) & set(forms(other, "fr"))


@pytest.mark.parametrize(("one", "other"), [("mobilité", "immobilier"), ("ville", "village"), ("appel", "pomme")])
def test_other_words_share_none(one: str, other: str) -> None:
    assert not set(forms(one, "fr")) & set(forms(other, "fr"))


@pytest.mark.parametrize("word", ["le", "À", "dès", "qu", "l", "des"])
def test_words_that_every_text_has_are_passed_over(word: str) -> None:
    assert forms(word, "fr") == ()


def test_each_language_has_its_own_endings_and_stop_words() -> None:
    assert forms("running", "en") == ("run",)
    assert forms("the", "en") == ()
    assert forms("the", "fr") == ("the",)
    assert forms("Häuser", "de") == ("hauser",)


def test_query_is_read_as_words_and_phrases() -> None:
    query = read_query('les associations "du Service Civique" « mise en réseau » associations', "fr")

    assert query.phrases == (
        (("servic",), ("civiqu",)),
        (("mis",), ("reseau",)),
        (("associ",),),
    )


def test_an_accent_may_be_a_character_of_its_own() -> None:
    assert read_query("me\u0301diation", "fr") == read_query("médiation", "fr")


def test_an_open_quotation_mark_is_passed_over() -> None:
    assert read_query('"service', "fr").phrases == ((("servic",),),)


def test_long_queries_are_cut() -> None:
    query = read_query(" ".join(f"mot{number}" for number in range(5_000)), "fr")

    assert len(query.phrases) == MAX_WORDS


@given(st.text())
def test_forms_are_words_without_signs_whatever_is_typed(text: str) -> None:
    for language in ("fr", "en", "xx"):
        assert all(WORD.fullmatch(form) for form in read_query(text, language).forms)
