"""What is sent by whom: never twice by two, again by the next when a worker was killed, in time when the clock was set back."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from cms.partners.models import Partner
from cms.syndication.webhooks.claiming import claim
from cms.syndication.webhooks.delivering import Delivering
from cms.syndication.webhooks.models import Attempt, Delivery, Endpoint, Health, State
from cms.syndication.webhooks.planning import plan
from cms.syndication.webhooks.pruning import prune
from cms.syndication.webhooks.recording import record
from cms.syndication.webhooks.sending import Outcome, post
from tests.cms.syndication.webhooks.conftest import Register, deliver, fresh, make_partner
from tests.cms.syndication.webhooks.receivers import Receiver
from tests.factories import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db


def test_what_one_has_taken_another_does_not_take(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    register(receiver.url)
    ArticleFactory(parent=rubric)
    plan()
    first, second = Delivering(), Delivering()
    assert len(claim(first.key, [])) == 1
    assert claim(second.key, []) == []


def test_what_a_killed_worker_was_sending_is_sent_again_with_the_same_id(
    register: Register, receiver: Receiver
) -> None:
    rubric = RubricFactory()
    register(receiver.url)
    ArticleFactory(parent=rubric)
    plan()
    killed = Delivering()
    [sending] = claim(killed.key, [])
    outcome = post(sending)  # It arrived, and before that could be written down the worker was killed.
    deliver()
    first, second = receiver.requests
    assert first.message == second.message
    log = list(Attempt.objects.order_by("number").values_list("number", "status", "error"))
    assert log == [(1, None, "L’envoi a été interrompu : on ne sait pas ce qu’il en est advenu."), (2, 204, "")]
    assert Delivery.objects.get().state == State.DELIVERED

    record([(sending, outcome)], killed.key)  # It was only frozen: its attempt is logged, and changes nothing else.
    assert list(Attempt.objects.order_by("number").values_list("status", flat=True)) == [204, 204]


@pytest.mark.parametrize("table", ["webhooks_attempt", "webhooks_secret"], ids=["answered", "not yet sent"])
def test_what_was_taken_when_the_database_went_away_is_sent_by_the_same_worker(
    register: Register, receiver: Receiver, table: str
) -> None:
    rubric = RubricFactory()
    for number in range(2):
        register(f"{receiver.url}/{number}")
    ArticleFactory(parent=rubric)
    plan()
    times = Counter[str]()

    def go_away(execute: Any, sql: str, *rest: Any) -> Any:
        concerned = sql.startswith(f'UPDATE "{table}"') or (sql.startswith("SELECT") and f'FROM "{table}"' in sql)
        times[table] += concerned
        if concerned and times[table] == 2:  # The first has been taken, or written down.
            raise OperationalError("The server closed the connection.")
        return execute(sql, *rest)

    work = Delivering()
    with connection.execute_wrapper(go_away), pytest.raises(OperationalError):
        deliver(work)
    assert Delivery.objects.filter(state=State.SENDING, claim=work.key).exists()
    deliver(work)
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DELIVERED}
    assert {request.message for request in receiver.requests} == set(Delivery.objects.values_list("message", flat=True))


def test_who_was_only_frozen_does_not_undo_what_another_found(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    ArticleFactory(parent=rubric)
    plan()
    frozen = Delivering()
    [sending] = claim(frozen.key, [])
    deliver()
    record([(sending, Outcome(status=410))], frozen.key)
    assert Delivery.objects.get().state == State.DELIVERED
    assert fresh(endpoint).health == Health.ACTIVE


def test_a_worker_that_stops_writes_down_what_is_under_way(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    register(receiver.url)
    ArticleFactory(parent=rubric)
    plan()
    work = Delivering()
    for sending in claim(work.key, []):
        work._sender.start(sending)
    work.finish()
    assert Delivery.objects.get().state == State.DELIVERED


def test_after_the_clock_was_set_back_nothing_waits_for_it_to_come_round(
    register: Register, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    ArticleFactory(parent=rubric)
    with monkeypatch.context() as patch:
        ahead = timezone.now() + timedelta(days=365)
        patch.setattr(timezone, "now", lambda: ahead)
        plan()
        Endpoint.objects.update(tried_at=ahead, paused_until=ahead + timedelta(hours=1))
    deliver()
    assert len(receiver.requests) == 1
    assert fresh(endpoint).health == Health.ACTIVE


def test_planning_again_after_a_kill_makes_nothing_twice(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    ArticleFactory(parent=rubric)
    plan()
    message = Delivery.objects.get().message
    Endpoint.objects.update(sequence=endpoint.sequence)
    plan()
    assert Delivery.objects.get().message == message
    plan()
    assert Delivery.objects.count() == 1


def test_only_what_was_done_long_ago_is_forgotten(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    register(receiver.url)
    for _ in range(3):
        ArticleFactory(parent=rubric)
    deliver()
    old, recent, waiting = Delivery.objects.order_by("pk")
    long_ago = timezone.now() - timedelta(days=31)
    Delivery.objects.filter(pk=old.pk).update(done_at=long_ago)
    Delivery.objects.filter(pk=waiting.pk).update(done_at=None, state=State.WAITING, created_at=long_ago)
    assert prune() is False
    assert list(Delivery.objects.order_by("pk")) == [recent, waiting]
    assert set(Attempt.objects.values_list("delivery_id", flat=True)) == {recent.pk, waiting.pk}


def test_idle_rounds_take_few_statements(
    register: Register, receiver: Receiver, django_assert_num_queries: Any
) -> None:
    register(receiver.url)
    work = deliver()
    with django_assert_num_queries(4):
        assert work.run() is False


def test_the_command_prints_the_endpoint_and_a_secret_that_works(receiver: Receiver, capsys: Any) -> None:
    rubric = RubricFactory()
    make_partner(name="Ville de Pantin")
    call_command("create_webhook", "Ville de Pantin", receiver.url)
    url, secret = capsys.readouterr().out.split()
    ArticleFactory(parent=rubric)
    deliver()
    assert url == receiver.url
    assert receiver.requests[0].is_signed_with(secret)


def test_the_command_can_ask_for_verification(receiver: Receiver, capsys: Any) -> None:
    make_partner(name="Ville de Pantin")
    call_command("create_webhook", "Ville de Pantin", receiver.url, verify=True)
    assert Endpoint.objects.get().health == Health.UNVERIFIED
    deliver()
    assert receiver.told == [("endpoint.verification", "")]


@pytest.mark.parametrize(
    ("name", "url", "sentence"),
    [
        ("Nobody", "https://example.org/", 'No partner "Nobody". The partners are: Ville de Pantin.'),
        ("Ville de Pantin", "http://192.168.0.1/", "The host 192.168.0.1 leads to a private network."),
        ("Ville de Pantin", "mailto:a@example.org", "The address must begin with https:// or http:// and name a host."),
    ],
)
def test_the_command_refuses_in_a_sentence(db: None, name: str, url: str, sentence: str) -> None:
    Partner.objects.create(name="Ville de Pantin")
    with pytest.raises(CommandError) as raised:
        call_command("create_webhook", name, url)
    assert str(raised.value) == sentence
    assert not Endpoint.objects.exists()
