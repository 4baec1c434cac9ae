"""GraphQL with a partner's key: dearer documents, a limit of one's own; a wrong key is not taken for none."""

import pytest
from django.test import Client

from tests.factories import PartnerFactory, key_of, make_site

pytestmark = pytest.mark.django_db

DEAR = "{ pages(first: 100) { nodes { children(first: 60) { nodes { id } } } } }"


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def ask(key: str | None, document: str = "{ __typename }"):
    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    return Client(headers=headers).post("/graphql/", {"query": document}, content_type="application/json")


def code(response) -> str:
    (error,) = response.json()["errors"]
    return error["extensions"]["code"]


def test_a_key_pays_for_dearer_documents():
    anonymous = ask(None, DEAR)
    assert code(anonymous) == "LIMIT_EXCEEDED"
    assert anonymous.json()["errors"][0]["extensions"]["limit"] == 5_000
    answer = ask(key_of(PartnerFactory()), DEAR).json()
    assert "errors" not in answer
    assert answer["extensions"]["cost"]["limit"] == 20_000
    assert 5_000 < answer["extensions"]["cost"]["requested"] <= 20_000


def test_each_key_has_a_limit_of_its_own(settings):
    settings.REQUESTS_PER_MINUTE = 1
    partner = PartnerFactory(per_minute=2)
    key, other = key_of(partner), key_of(partner)
    assert [ask(key).status_code for _ in range(3)] == [200, 200, 429]
    assert ask(other).status_code == 200
    assert [ask(None).status_code for _ in range(2)] == [200, 429]


def test_a_wrong_key_is_refused_and_counted_by_address(settings):
    settings.REQUESTS_PER_MINUTE = 1
    response = ask("rbq_wrong")
    assert (response.status_code, code(response)) == (401, "UNAUTHENTICATED")
    assert ask("rbq_wrong").status_code == 429


def test_other_kinds_of_authorization_are_not_looked_at():
    response = Client(headers={"Authorization": "Basic YTpi"}).get("/graphql/?query={__typename}")
    assert (response.status_code, response.json()["data"]) == (200, {"__typename": "Query"})
