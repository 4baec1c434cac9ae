"""Who may call the sync API, and how it answers."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.partners.keys import create_key, revoke
from cms.syndication.items import items_of
from tests.factories import (
    PartnerFactory,
    RubricFactory,
    body,
    make_site,
    paragraph,
    restrict,
)
from tests.partner import CHANGES, article, get, narrow, problem, pull

pytestmark = pytest.mark.django_db


def test_a_key_that_is_revoked_between_two_pages_opens_no_more():
    make_site()
    for _ in range(3):
        article()
    key, token = create_key(PartnerFactory())
    page = pull(token, limit=2)
    assert page["hasMore"] is True
    revoke(key)
    response = get(token, cursor=page["nextCursor"])
    assert (response.status_code, response.json()["code"]) == (401, "KEY_REVOKED")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_without_a_key_nothing_is_given():
    assert problem(None) == (401, "KEY_REQUIRED")
    assert problem(None, "/api/sync/v1/items/article:1") == (401, "KEY_REQUIRED")
    assert problem("rbq_wrong") == (401, "KEY_INVALID")


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "x", "", "1e3", "٣"])
def test_a_limit_that_is_none_is_refused(key, limit):
    if limit == "٣":
        assert get(key, limit=limit).status_code in (200, 400)
    else:
        assert problem(key, limit=limit) == (400, "BAD_REQUEST")


def test_only_reading_is_possible(key):
    client = Client(headers={"Authorization": f"Bearer {key}"})
    for method in (client.post, client.put, client.patch, client.delete):
        for path in (CHANGES, "/api/sync/v1/items/article:1"):
            response = method(path)
            assert (response.status_code, response["Allow"]) == (405, "GET")
            assert response.json()["code"] == "METHOD_NOT_ALLOWED"


def test_one_thing_can_be_asked_for(key):
    one = article()
    response = get(key, f"/api/sync/v1/items/article:{one.pk}")
    assert response.status_code == 200
    assert response.json()["item"] == items_of("article", [one.pk])[one.pk]


@pytest.mark.parametrize(
    "name",
    ["article:0", "article:999999999", "article", "article:x", "menu:1", "nope:1", "article:" + "9" * 40, "a%00:1"],
)
def test_a_thing_that_is_not_there_is_not_found(key, name):
    assert problem(key, f"/api/sync/v1/items/{name}") == (404, "NOT_FOUND")


def test_a_thing_that_is_hidden_or_out_of_scope_is_not_found(key):
    mine, hidden, elsewhere = RubricFactory(), article(), article()
    restrict(hidden, "login")
    assert problem(key, f"/api/sync/v1/items/article:{hidden.pk}") == (404, "NOT_FOUND")
    assert problem(narrow(mine), f"/api/sync/v1/items/article:{elsewhere.pk}") == (404, "NOT_FOUND")


def test_answers_are_no_ones_but_the_partners(key):
    response = get(key)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Vary"] == "Authorization, Accept-Encoding"
    assert not response.cookies


def test_answers_are_compressed_for_who_takes_it(key):
    article(body=body(paragraph("<p>mot</p>" * 500)))
    plain = get(key)
    client = Client(headers={"Authorization": f"Bearer {key}", "Accept-Encoding": "gzip"})
    packed = client.get(CHANGES)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content).count(b"mot") == plain.content.count(b"mot")
    assert len(packed.content) < len(plain.content) / 2


def test_statements_do_not_grow_with_the_page(key):
    rubric = RubricFactory()
    for _ in range(12):
        article(parent=rubric)
    for token in (key, narrow(rubric, types=["article"])):
        pull(token)
        counts = []
        for limit in (2, 13):
            with CaptureQueriesContext(connection) as captured:
                assert len(pull(token, limit=limit)["items"]) > 1
            counts.append(len(captured))
        assert counts[0] == counts[1], counts
