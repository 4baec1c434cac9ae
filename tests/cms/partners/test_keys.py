"""Keys: shown once, kept as a keyed hash, refused with a word that helps."""

import datetime

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.partners.keys import KeyRefused, Refusal, authenticate, create_key, revoke
from cms.partners.models import Key
from tests.factories import PartnerFactory, key_of

pytestmark = pytest.mark.django_db


def refusal(authorization: str) -> Refusal:
    with pytest.raises(KeyRefused) as refused:
        authenticate(authorization)
    return refused.value.code


def hours(number: int) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(hours=number)


def test_a_key_lets_its_partner_in():
    partner = PartnerFactory()
    token = key_of(partner)
    assert authenticate(f"Bearer {token}").partner == partner
    assert authenticate(f"bearer  {token} ").partner == partner


def test_the_key_itself_is_kept_nowhere():
    key, token = create_key(PartnerFactory())
    secret = token.rpartition("_")[2]
    assert token.startswith(key.prefix)
    assert len(secret) == 40
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM partners_key")
        assert secret not in repr(cursor.fetchall())


def test_the_hash_needs_the_secret_of_the_installation():
    token = key_of(PartnerFactory())
    with override_settings(SECRET_KEY="another"):
        assert refusal(f"Bearer {token}") == Refusal.KEY_INVALID


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic abc", "rbq_12345678"])
def test_without_a_key_nobody_comes_in(authorization):
    assert refusal(authorization) == Refusal.KEY_REQUIRED


def test_a_key_that_differs_in_one_letter_is_none():
    token = key_of(PartnerFactory())
    wrong = [token[:-1] + ("a" if token[-1] != "a" else "b"), token + "a", token[:-1], token.upper(), "rbq_\x00", "é"]
    assert {refusal(f"Bearer {each}") for each in wrong} == {Refusal.KEY_INVALID}
    assert Key.objects.get().last_used_at is None


def test_revoked_expired_and_suspended_are_told_apart_only_to_who_has_the_key():
    partner = PartnerFactory()
    revoked, token = create_key(partner)
    revoke(revoked)
    assert refusal(f"Bearer {token}") == Refusal.KEY_REVOKED
    assert refusal(f"Bearer {token[:-1]}_") == Refusal.KEY_INVALID
    assert refusal(f"Bearer {key_of(partner, expires_at=hours(-1))}") == Refusal.KEY_EXPIRED
    assert authenticate(f"Bearer {key_of(partner, expires_at=hours(1))}").partner == partner
    suspended = PartnerFactory(active=False)
    assert refusal(f"Bearer {key_of(suspended)}") == Refusal.PARTNER_INACTIVE


def test_the_last_use_is_noted_once_a_minute():
    token = key_of(PartnerFactory())
    authenticate(f"Bearer {token}")
    first = Key.objects.get().last_used_at
    with CaptureQueriesContext(connection) as captured:
        authenticate(f"Bearer {token}")
    assert (len(captured), Key.objects.get().last_used_at) == (1, first)
    Key.objects.update(last_used_at=hours(-1))
    authenticate(f"Bearer {token}")
    assert Key.objects.get().last_used_at >= first
