"""The prices of the real schema: complete, and such that what frontends need is allowed."""

import pytest
from django.core import checks
from django.test import Client

from cms.api import checks as api_checks
from cms.api.prices import Price, price_of
from cms.api.schema import get_schema

LIST = """
{ articles(first: 20) {
    nodes {
      title url publishedAt intro
      authors { name }
      rubric { title slug }
      tags { name slug }
      cover { alt rendition(preset: CARD_400) { url width height } }
    }
} }
"""
LAUREATES = """
{ laureates(first: 100) {
    nodes {
      name slug summary website founded
      territories { name }
      keyFigures { label display }
      logo { rendition(preset: THUMB_100) { url width height } }
    }
} }
"""
HUNDRED = """
{ articles(first: 100) {
    nodes { title authors { name } tags { name } cover { rendition(preset: CARD_400) { url } } }
    pageInfo { hasNextPage endCursor }
    totalCount
} }
"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "cost"),
    [
        (LIST, 1 + 20 * (1 + 3 + 1 + 6 + 2)),
        (LAUREATES, 1 + 100 * (1 + 3 + 4 + 2)),
        (HUNDRED, 1 + 100 * (1 + 3 + 6 + 2) + 10),
    ],
)
def test_what_a_frontend_lists_is_allowed(client: Client, query: str, cost: int) -> None:
    answer = client.post("/graphql/", {"query": query}, content_type="application/json").json()
    assert "errors" not in answer
    assert answer["extensions"] == {"cost": {"requested": cost, "limit": 5_000}}


def test_every_list_has_a_size() -> None:
    assert api_checks.every_list_has_a_size(None) == []


def test_a_list_without_a_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    field = get_schema().type_map["ArticlePage"].fields["tags"]
    monkeypatch.setitem(field.extensions, "price", Price(1))
    (error,) = api_checks.every_list_has_a_size(None)
    assert isinstance(error, checks.Error)
    assert error.id == "cms.E002"
    assert error.msg == "The list ArticlePage.tags of the API does not say how many items it has."


def test_an_interfaces_prices_are_those_of_its_types() -> None:
    types = get_schema().type_map
    for name in ("PageInterface", "ArticlePage"):
        assert price_of(types[name].fields["ancestors"]) == Price(1, 4)
