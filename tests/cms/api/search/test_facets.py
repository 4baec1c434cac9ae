"""Facets count the hits of a search by each choice, without the choice that is made."""

import pytest

from tests.asking import ask
from tests.factories import ArticleFactory, LaureateFactory, RubricFactory, StandardPageFactory, restrict

pytestmark = pytest.mark.django_db

DOCUMENT = """query($t: [SearchType!], $r: String) { search(query: "potager", types: $t, rubric: $r) {
    totalCount typeFacets { value label count } rubricFacets { value label count } } }"""


@pytest.fixture(autouse=True)
def _content() -> None:
    nature, ville = RubricFactory(slug="nature", title="Nature"), RubricFactory(slug="ville", title="Ville")
    below = RubricFactory(slug="arbres", title="Arbres du potager", parent=nature)
    hidden = RubricFactory(slug="cachee", title="Cachée")
    restrict(hidden)
    ArticleFactory(title="Potager 1", parent=nature)
    ArticleFactory(title="Potager 2", parent=below, also_in=[nature])
    ArticleFactory(title="Potager 3", parent=ville, also_in=[nature, hidden])
    ArticleFactory(title="Potager caché", parent=hidden, also_in=[ville])
    ArticleFactory(title="Autre chose", parent=ville)
    LaureateFactory(name="Potager 4")
    StandardPageFactory(title="Potager 5")


def facets(name: str, **variables: object) -> dict[str, int]:
    return {facet["value"]: facet["count"] for facet in ask(DOCUMENT, **variables)["search"][name]}


def total(**variables: object) -> int:
    return int(ask(DOCUMENT, **variables)["search"]["totalCount"])


def test_types_are_counted_whatever_type_is_asked_for() -> None:
    everything = {"ARTICLE": 3, "PAGE": 2, "LAUREATE": 1}

    assert facets("typeFacets") == everything
    assert facets("typeFacets", t=["CALL"]) == everything
    assert facets("typeFacets", r="nature") == {"ARTICLE": 3, "PAGE": 1}


def test_rubrics_are_counted_with_those_below_and_their_guests() -> None:
    everything = {"nature": 4, "arbres": 1, "ville": 1}

    assert facets("rubricFacets") == everything
    assert facets("rubricFacets", r="ville") == everything
    assert facets("rubricFacets", t=["ARTICLE"]) == {"nature": 3, "arbres": 1, "ville": 1}


def test_a_facet_counts_what_its_choice_would_leave() -> None:
    for value, count in facets("rubricFacets").items():
        assert total(r=value) == count
    for value, count in facets("typeFacets").items():
        assert total(t=[value]) == count


def test_the_most_comes_first_and_labels_are_for_readers() -> None:
    found = ask(DOCUMENT)["search"]

    assert [facet["value"] for facet in found["typeFacets"]] == ["ARTICLE", "PAGE", "LAUREATE"]
    assert [facet["label"] for facet in found["rubricFacets"]] == ["Nature", "Arbres du potager", "Ville"]


def test_nothing_found_has_no_facets() -> None:
    found = ask('{ search(query: "introuvable") { typeFacets { value } rubricFacets { value } } }')["search"]

    assert found == {"typeFacets": [], "rubricFacets": []}
