"""How often one caller may do something."""

import os
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory

from cms.api.errors import ApiError
from cms.api.limits.rate import take
from cms.core.client_address import client_address
from cms.core.counting import Counter, in_process

REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")


@pytest.fixture(params=["process", pytest.param("redis", marks=pytest.mark.needs_redis)])
def caller(request: pytest.FixtureRequest, settings: Any) -> str:
    """Return a caller nobody has counted yet; counted in this process, then in Redis."""
    settings.REDIS_URL = REDIS_URL if request.param == "redis" else ""
    return f"caller-{uuid4().hex}"


def address(remote: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


def test_one_more_than_the_limit_is_refused(caller: str) -> None:
    for _ in range(3):
        take("test", caller, 3, 60)
    with pytest.raises(ApiError) as refused:
        take("test", caller, 3, 60)
    assert refused.value.message == "Too many requests: 3 are allowed in 1 minute. Try again in 1 minute."
    assert refused.value.extensions == {"code": "RATE_LIMITED", "retryAfter": 60}


def test_callers_and_buckets_are_counted_apart(caller: str) -> None:
    take("test", caller, 1, 60)
    take("test", f"{caller}-other", 1, 60)
    take("another", caller, 1, 60)
    with pytest.raises(ApiError):
        take("test", caller, 1, 60)


def test_when_the_time_is_over_it_starts_again(caller: str) -> None:
    take("test", caller, 1, 1)
    with pytest.raises(ApiError) as refused:
        take("test", caller, 1, 1)
    assert refused.value.extensions["retryAfter"] == 1
    sleep(1.05)
    take("test", caller, 1, 1)


def test_no_limit_counts_nothing(caller: str) -> None:
    before = len(in_process)
    for _ in range(5):
        take("test", caller, 0, 60)
    assert len(in_process) == before


def test_hours_are_said_in_words() -> None:
    take("test", "hours", 1, 3 * 3600)
    with pytest.raises(ApiError) as refused:
        take("test", "hours", 1, 3 * 3600)
    assert refused.value.message == "Too many requests: 1 are allowed in 3 hours. Try again in 3 hours."
    assert refused.value.extensions["retryAfter"] == 3 * 3600


def test_without_an_answer_from_redis_this_process_counts(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    caller = uuid4().hex
    take("test", caller, 1, 60)
    with pytest.raises(ApiError):
        take("test", caller, 1, 60)
    assert "Redis does not answer" in caplog.text


def test_the_memory_of_a_process_is_bounded() -> None:
    counter = Counter(size=3)
    for name in "abcde":
        counter.add(name, 60)
    assert len(counter) == 3
    assert counter.add("e", 60)[0] == 2
    assert counter.add("a", 60)[0] == 1


def test_the_address_is_that_of_the_connection() -> None:
    assert address("192.0.2.7") == "192.0.2.7"
    assert address("192.0.2.7", forwarded="198.51.100.1") == "192.0.2.7"


def test_an_ipv6_subscriber_is_one_network() -> None:
    assert address("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64"
    assert address("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert address("::ffff:192.0.2.7") == "192.0.2.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (3, "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (1, "", "192.0.2.7"),
        (1, "nonsense", "unknown"),
    ],
)
def test_behind_proxies_only_what_they_saw_counts(proxies: int, forwarded: str, seen: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert address("192.0.2.7", forwarded) == seen
