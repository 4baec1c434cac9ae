"""The clock is set back by an hour: who syncs misses nothing, and waits no longer than otherwise."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from cms.partners.models import Key, Pull
from tests.factories import PartnerFactory, key_of, make_site
from tests.partner import article, edit, get, ids, problem, pull, pull_all

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
NOON = timezone.make_aware(datetime(2030, 5, 1, 12))
AFTER_MIDNIGHT = timezone.make_aware(datetime(2030, 5, 1, 0, 30))

SetClock = Callable[[datetime], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_cursor_goes_on_where_it_was_and_misses_no_change(key: str, set_clock: SetClock) -> None:
    set_clock(NOON)
    first = article()
    _changes, cursor = pull_all(key)
    set_clock(NOON - HOUR)
    edit(first, title="Après")
    second = article(parent=first.get_parent())
    changes, cursor = pull_all(key, cursor)
    assert ids(changes) == [f"article:{first.pk}", f"article:{second.pk}"]
    assert pull(key, cursor)["items"] == []


@pytest.mark.parametrize("moment", [NOON, AFTER_MIDNIGHT])
def test_quotas_hold_and_make_nobody_wait_for_longer_than_their_time(moment: datetime, set_clock: SetClock) -> None:
    make_site()
    minute, day = key_of(PartnerFactory(per_minute=1)), key_of(PartnerFactory(per_minute=0, per_day=2))
    set_clock(moment)
    for token in (minute, day):
        assert get(token).status_code == 200
    set_clock(moment - HOUR)
    assert problem(minute) == (429, "QUOTA_EXCEEDED")
    assert 1 <= int(get(minute)["Retry-After"]) <= 60
    response = get(day)
    assert response.status_code == 200
    assert 1 <= int(response["RateLimit"].rpartition("=")[2]) <= 86_400
    assert sum(Pull.objects.filter(partner__keys__prefix=day[:12]).values_list("requests", flat=True)) == 2


def test_a_key_opens_until_its_time_and_its_uses_are_noted_again_at_once(set_clock: SetClock) -> None:
    make_site()
    token = key_of(PartnerFactory(), expires_at=NOON)
    set_clock(NOON - timedelta(minutes=1))
    assert get(token).status_code == 200
    set_clock(NOON)
    assert problem(token) == (401, "KEY_EXPIRED")
    set_clock(NOON - HOUR)
    assert get(token).status_code == 200
    assert Key.objects.get().last_used_at == NOON - HOUR
