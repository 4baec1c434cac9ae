"""The control, in a run of its own: grapple's own schema lets out what ours keeps, and the same search finds it."""

import json

import pytest
from django.test import RequestFactory

from tests.cms.api.hidden.sightings import WORD
from tests.cms.api.hidden.world import World
from tests.factories.canary import canary_of
from tests.factories.hidden import FILES, WHOLLY_HIDDEN_KINDS

pytestmark = pytest.mark.django_db


SNIPPETS = [kind for kind in WHOLLY_HIDDEN_KINDS if kind.split()[-1] in {"author", "laureate", "call"}]
PAGES = [kind for kind in WHOLLY_HIDDEN_KINDS if kind not in {*SNIPPETS, *FILES}]

#: What an anonymous caller asks grapple, and the kinds of hidden things that it tells of.
LEAKS = {
    "{ snippets { ... on Author { name } ... on Laureate { name } ... on CallForProjects { name } } }": SNIPPETS,
    "{ redirects { page { title } } }": PAGES,
    "{ pages(limit: 100) { parent { title } } }": ["draft rubric", "unpublished standard page"],
    "{ pages(limit: 100) { ... on ArticlePage { draftTitle } } }": ["changed article"],
    "{ tags(limit: 100) { name } }": ["drafttag", "changetag"],
    "{ images(limit: 100) { title } }": ["image below a private collection"],
    "{ documents(limit: 100) { title } }": ["document below a private collection"],
}


def test_grapples_own_fields_let_out_what_ours_keep() -> None:
    World()

    kept = {query: {canary_of(kind) for kind in kinds} - words_in(query) for query, kinds in LEAKS.items()}
    assert {query: words for query, words in kept.items() if words} == {}


def words_in(query: str) -> set[str]:
    """Return the hidden words in what grapple answers."""
    from grapple.schema import schema

    answer = schema.execute(query, context_value=RequestFactory().get("/"))
    assert answer.errors is None, answer.errors
    return set(WORD.findall(json.dumps(answer.data)))
