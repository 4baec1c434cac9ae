"""Keys that open nothing are limited per address; a right one opens whatever was tried before it."""

from typing import Any

import pytest
from django.test import Client

from cms.partners.keys import revoke
from cms.partners.models import Key, Pull
from cms.syndication.sync.api import WRONG_KEYS
from tests.factories import PartnerFactory, key_of, make_site
from tests.partner import CHANGES, problem, pull

pytestmark = pytest.mark.django_db

WRONG = f"rbq_{'a' * 8}_{'b' * 40}"


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def ask(key: str, address: str) -> Any:
    return Client(headers={"Authorization": f"Bearer {key}"}).get(CHANGES, REMOTE_ADDR=address)


def test_the_last_that_is_allowed_is_told_what_is_wrong_and_the_next_to_wait() -> None:
    for _ in range(WRONG_KEYS):
        assert problem(WRONG) == (401, "KEY_INVALID")
    assert problem(WRONG) == problem(None) == (429, "RATE_LIMITED")
    response = ask(WRONG, "127.0.0.1")
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response.json()["detail"] == (
        f"30 keys from your address opened nothing. Try again in {response['Retry-After']} seconds, with a right one."
    )
    assert "no-store" in response["Cache-Control"]


def test_a_right_key_opens_all_the_same_and_other_addresses_have_tries_of_their_own() -> None:
    key = key_of(PartnerFactory())
    for _ in range(WRONG_KEYS + 1):
        ask(WRONG, "192.0.2.1")
    assert ask(WRONG, "192.0.2.1").status_code == 429
    assert ask(key, "192.0.2.1").status_code == 200
    assert ask(WRONG, "192.0.2.2").status_code == 401


def test_right_keys_count_as_no_tries() -> None:
    key = key_of(PartnerFactory(per_minute=0, per_day=0))
    for _ in range(WRONG_KEYS + 1):
        pull(key)
    assert problem(WRONG) == (401, "KEY_INVALID")


def test_a_revoked_key_is_noted_for_the_partner_until_it_is_too_much() -> None:
    partner = PartnerFactory()
    key = key_of(partner)
    revoke(Key.objects.get(partner=partner))
    for _ in range(WRONG_KEYS + 5):
        problem(key)
    assert Pull.objects.get(partner=partner).refused == WRONG_KEYS
