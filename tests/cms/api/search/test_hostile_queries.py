"""Whatever is typed, a search answers: at worst with nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asking import ask, refusal
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

DOCUMENT = """query($q: String!) { search(query: $q) {
    totalCount nodes { snippet } typeFacets { count } rubricFacets { count } } }"""

SIGNS = "'\"\\&|!():*<->^~+-{}[]%_;,.#@$`«»“”/?= \n\taé0"


@pytest.fixture(autouse=True)
def _content() -> None:
    ArticleFactory(title="Le potager d’été", intro="L'apostrophe & le <b>reste</b>, a OR b AND NOT c NEAR d.")


def count(query: str) -> int:
    return int(ask(DOCUMENT, q=query)["search"]["totalCount"])


@pytest.mark.parametrize(
    "query",
    ["", " ", "le la les", "'", '"', '""', "«»", "&", "| !", "<->", "*", "\\", "%", "_", "()", "'';--"],
)
def test_what_says_nothing_finds_nothing(query: str) -> None:
    assert count(query) == 0


@pytest.mark.parametrize(
    "query", ["potager'", "potager\\", '"potager', "potager & !", "(potager", "potager:*", "-potager", "pota\u0301ger"]
)
def test_signs_are_no_operators(query: str) -> None:
    assert count(query) == 1


@pytest.mark.parametrize("query", ["absent OR potager", "title:potager", "potager -> absent", "pota*"])
def test_words_of_query_languages_are_words(query: str) -> None:
    assert count(query) == 0


def test_long_queries_are_answered() -> None:
    assert count("potager " * 1_250) == 1
    assert count("p" * 10_000) == 0
    assert count('"' * 10_000) == 0


def test_null_characters_are_refused_as_bad_input() -> None:
    error = refusal(DOCUMENT, 400, q="pota\0ger")

    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from(SIGNS), max_size=60) | st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_any_text_is_answered(query: str) -> None:
    assert count(query) in (0, 1)
