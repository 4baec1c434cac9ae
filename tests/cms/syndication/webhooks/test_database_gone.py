"""The database is gone while a batch is under way: nothing is lost, at most something comes twice with the same id."""

from collections.abc import Callable
from threading import Event
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection, connections

from cms.syndication.webhooks.delivering import Delivering
from cms.syndication.webhooks.models import Attempt, Delivery, State
from tests.cms.core.worker.conftest import Workers, until
from tests.cms.syndication.webhooks.conftest import Register, deliver
from tests.cms.syndication.webhooks.receivers import Answer, Receiver
from tests.factories import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db


def gone_at(beginning: str, after: int = 0) -> Callable[..., Any]:
    """Return what has statements fail that begin like this, but for the first few."""
    passed = iter(range(after))

    def execute_or_fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(beginning) and next(passed, None) is None:
            raise OperationalError("the server closed the connection")
        return execute(sql, params, many, context)

    return execute_or_fail


def run_without_database(work: Delivering, *where: Any) -> None:
    with connection.execute_wrapper(gone_at(*where)), pytest.raises(OperationalError):
        work.run()


def test_what_was_sent_but_could_not_be_written_down_is_sent_again(register: Register, receiver: Receiver) -> None:
    rubric, work = RubricFactory(), Delivering()
    register(receiver.url)
    ArticleFactory(parent=rubric)
    run_without_database(work, 'UPDATE "webhooks_attempt"')
    assert Delivery.objects.get().state == State.SENDING
    deliver(work)
    first, second = receiver.requests
    assert first.message == second.message
    log = list(Attempt.objects.order_by("number").values_list("status", "error"))
    assert log == [(None, "L’envoi a été interrompu : on ne sait pas ce qu’il en est advenu."), (204, "")]
    assert Delivery.objects.get().state == State.DELIVERED


def test_what_was_taken_but_could_not_be_sent_is_sent(register: Register, receiver: Receiver) -> None:
    rubric, work = RubricFactory(), Delivering()
    for name in ("first", "second"):
        register(f"{receiver.url}{name}")
    ArticleFactory(parent=rubric)
    run_without_database(work, 'INSERT INTO "webhooks_attempt"', 1)
    assert receiver.requests == []
    assert Delivery.objects.filter(state=State.SENDING).count() == 1
    deliver(work)
    assert len({request.message for request in receiver.requests}) == len(receiver.requests) == 2
    assert not Delivery.objects.exclude(state=State.DELIVERED).exists()


def set_open(address: str, is_open: bool) -> None:
    """Let anybody into a database again, or nobody; whoever is in it is thrown out."""
    server, _slash, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {is_open}')
        if not is_open:
            maintenance.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


@pytest.mark.needs_postgres
def test_a_worker_goes_on_once_the_database_is_back(workers: Workers, register: Register, own_database: str) -> None:
    workers.environment["DJANGO_SETTINGS_MODULE"] = "tests.cms.syndication.webhooks.worker_settings"
    workers.environment["OUTGOING_NETWORKS"] = "127.0.0.1/32"
    may_answer = Event()

    def answer(request: Any) -> Answer:
        may_answer.wait(60)
        return Answer(204)

    with Receiver(answer) as receiver:
        _endpoint, secret = register(receiver.url)
        article = ArticleFactory(parent=RubricFactory())
        worker = workers.start()
        until(lambda: receiver.requests, workers.log)
        connections["default"].close()
        set_open(own_database, False)
        try:
            may_answer.set()
            until(lambda: "Duty webhooks.deliver failed" in workers.log.read_text(), workers.log)
        finally:
            set_open(own_database, True)
        done = Delivery.objects.filter(state=State.DELIVERED)
        until(lambda: done.count() == 2, workers.log)
        assert worker.poll() is None
    assert all(request.is_signed_with(secret) for request in receiver.requests)
    messages = {request.event["data"]["id"]: request.message for request in receiver.requests}
    assert messages.keys() >= {f"article:{article.pk}"}
    assert {request.message for request in receiver.requests} == set(messages.values())
