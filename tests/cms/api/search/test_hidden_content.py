"""Search never finds what readers may not see, and the index never holds a draft."""

import pytest

from cms.core.models import SearchDocument
from tests.asking import ask
from tests.factories import ArticleFactory, RubricFactory, hidden, make_site, restrict

pytestmark = pytest.mark.django_db

DOCUMENT = """query($q: String!) { search(query: $q) {
    totalCount nodes { title snippet } typeFacets { count } rubricFacets { count value } } }"""
NOTHING = {"totalCount": 0, "nodes": [], "typeFacets": [], "rubricFacets": []}

#: Their words were published once, or would be but for their place: kept, and not found.
KEPT = ("expired", "article below", "private article")


def find(query: str) -> object:
    return ask(DOCUMENT, q=query)["search"]


@pytest.mark.parametrize("kind", hidden.KINDS)
def test_hidden_words_are_not_found(kind: str) -> None:
    make_site()
    made = hidden.build(kind)

    assert find(made.canary) == NOTHING
    if not kind.startswith(KEPT):
        assert not any(made.canary in document.title + document.text for document in SearchDocument.objects.all())


def test_what_becomes_hidden_is_no_longer_found() -> None:
    rubric = RubricFactory(title="Nature")
    ArticleFactory(title="Potager", parent=rubric)
    assert find("potager")["totalCount"] == 1

    restriction = restrict(rubric)
    assert find("potager") == NOTHING
    restriction.delete()
    assert find("potager")["totalCount"] == 1
    rubric.unpublish()
    assert find("potager") == NOTHING
