"""Quotas: counted a minute and a day, told in headers, refused with the time to wait."""

import pytest

from cms.partners import quotas
from cms.partners.models import Pull
from cms.partners.quotas import QuotaExceeded
from tests.factories import PartnerFactory, key_of, make_site
from tests.partner import get, problem

pytestmark = pytest.mark.django_db


def test_the_headers_tell_what_is_left():
    make_site()
    key = key_of(PartnerFactory(per_minute=3, per_day=5))
    get(key)
    response = get(key)
    assert response["RateLimit-Policy"] == '"minute";q=3;w=60, "day";q=5;w=86400'
    minute, day = response["RateLimit"].split(", ")
    assert minute.startswith('"minute";r=1;t=')
    assert day.startswith('"day";r=3;t=')
    assert 1 <= int(minute.rpartition("=")[2]) <= 60
    assert 1 <= int(day.rpartition("=")[2]) <= 86_400


def test_beyond_the_minute_the_answer_says_how_long_to_wait():
    make_site()
    key = key_of(PartnerFactory(per_minute=1))
    get(key)
    response = get(key)
    assert (response.status_code, response.json()["code"]) == (429, "QUOTA_EXCEEDED")
    assert 1 <= int(response["Retry-After"]) <= 60
    assert '"minute";r=0' in response["RateLimit"]
    assert Pull.objects.get().refused == 1


def test_what_the_minute_refuses_is_not_counted_against_the_day():
    make_site()
    key = key_of(PartnerFactory(per_minute=1, per_day=10))
    assert get(key).status_code == 200
    assert [problem(key) for _ in range(3)] == [(429, "QUOTA_EXCEEDED")] * 3
    pull = Pull.objects.get()
    assert (pull.requests, pull.refused) == (1, 3)


def test_the_day_is_counted_in_the_database_to_the_last_request():
    make_site()
    partner = PartnerFactory(per_minute=0, per_day=2)
    key, second = key_of(partner), key_of(partner)
    assert [get(each).status_code for each in (key, second)] == [200, 200]
    assert problem(key) == (429, "QUOTA_EXCEEDED")
    assert problem(second) == (429, "QUOTA_EXCEEDED")
    assert Pull.objects.get().requests == 2


def test_partners_are_counted_apart():
    first, second = PartnerFactory(per_minute=1, per_day=1), PartnerFactory(per_minute=1, per_day=1)
    quotas.take(first)
    quotas.take(second)
    with pytest.raises(QuotaExceeded):
        quotas.take(first)


def test_without_quotas_there_are_no_headers():
    make_site()
    response = get(key_of(PartnerFactory(per_minute=0, per_day=0)))
    assert "RateLimit" not in response
    assert "RateLimit-Policy" not in response


def test_what_was_given_is_noted():
    make_site()
    partner = PartnerFactory()
    key = key_of(partner)
    get(key)
    problem(key, cursor="forged")
    pull = Pull.objects.get()
    assert (pull.partner, pull.requests, pull.refused, pull.error) == (partner, 2, 1, "CURSOR_INVALID")
