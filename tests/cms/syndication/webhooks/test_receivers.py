"""Receivers that misbehave: nothing lost, nobody else held up, nothing delivered to a wrong place."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import sleep
from typing import Any

import pytest

from cms.core import outgoing
from cms.syndication.webhooks import sending
from cms.syndication.webhooks.delivering import Delivering
from cms.syndication.webhooks.models import Attempt, Delivery, Endpoint, Health, State
from tests.cms.syndication.webhooks.conftest import Register, deliver, fresh, make_due
from tests.cms.syndication.webhooks.receivers import Answer, Receiver, receiving
from tests.factories import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db

Behaviour = Callable[[socket.socket], None]


@contextmanager
def misbehaving(behave: Behaviour) -> Iterator[str]:
    """Run a server that reads each request and then does what it likes; give its address."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)

    def serve(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65536)
                behave(connection)
            except OSError:
                return

    def accept() -> None:
        while True:
            try:
                connection, _address = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=[connection], daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request is given half a second, instead of fifteen."""
    monkeypatch.setattr(sending, "send", partial(outgoing.send, time_limit=0.5))


def hang(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def close_half_way(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")


def close_at_once(connection: socket.socket) -> None:
    connection.close()


def drip_a_200(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(1000):
        connection.sendall(b".")
        sleep(0.02)


def speak_no_http(connection: socket.socket) -> None:
    connection.sendall(b"220 mail.example.org ESMTP\r\n")


@pytest.mark.usefixtures("short_patience")
@pytest.mark.parametrize("behave", [hang, close_half_way, close_at_once, drip_a_200, speak_no_http])
def test_what_breaks_off_or_never_ends_has_failed_and_is_tried_again(register: Register, behave: Behaviour) -> None:
    rubric = RubricFactory()
    with misbehaving(behave) as url:
        endpoint, _secret = register(url)
        ArticleFactory(parent=rubric)
        deliver()
    attempt, delivery = Attempt.objects.get(), Delivery.objects.get()
    assert (attempt.status, attempt.answer) == (None, "")
    assert attempt.error != ""
    assert (delivery.state, delivery.failures) == (State.WAITING, 1)
    assert fresh(endpoint).health == Health.FAILING


def test_of_a_huge_answer_only_the_beginning_is_read_and_kept(register: Register) -> None:
    rubric, sent = RubricFactory(), []

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n")
        for _ in range(1000):
            sent.append(connection.send(b"\0\xff" * 5000))

    with misbehaving(pour) as url:
        register(url)
        ArticleFactory(parent=rubric)
        deliver()
    attempt = Attempt.objects.get()
    assert (attempt.status, attempt.answer) == (200, "��" * 250)
    assert Delivery.objects.get().state == State.DELIVERED


def test_a_name_that_leads_elsewhere_at_the_second_look_is_sent_nothing(
    register: Register, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.OUTGOING_NETWORKS = []
    rubric, port = RubricFactory(), int(receiver.url.split(":")[2].split("/")[0])
    addresses = iter(["93.184.216.34", *["127.0.0.1"] * 10])

    def look_up(host: str, *args: Any, **kwargs: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(addresses), port))]

    with monkeypatch.context() as patch:
        patch.setattr(outgoing.socket, "getaddrinfo", look_up)
        register(f"http://rebinding.example:{port}/")
        ArticleFactory(parent=rubric)
        deliver()
    assert receiver.requests == []
    assert "réseau privé" in Attempt.objects.get().error
    assert Delivery.objects.get().state == State.WAITING


def test_a_redirect_to_a_private_address_is_not_followed(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    with receiving(307, headers={"location": receiver.url}) as redirecting:
        register(redirecting.url)
        ArticleFactory(parent=rubric)
        deliver()
    assert (len(redirecting.requests), receiver.requests) == (1, [])
    assert Attempt.objects.get().status == 307


def test_a_redirect_to_the_clouds_own_address_leads_to_no_connection(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    rubric, connected = RubricFactory(), []
    connect = socket.create_connection

    def connect_and_note(address: Any, *args: Any) -> socket.socket:
        connected.append(address[0])
        return connect(address, *args)

    monkeypatch.setattr(outgoing.socket, "create_connection", connect_and_note)
    with receiving(302, headers={"location": "http://169.254.169.254/latest/meta-data/"}) as redirecting:
        register(redirecting.url)
        ArticleFactory(parent=rubric)
        deliver()
    assert (connected, Attempt.objects.get().status) == (["127.0.0.1"], 302)
    assert Delivery.objects.get().state == State.WAITING


def test_a_receiver_that_refuses_a_wrong_signature_takes_ours(register: Register) -> None:
    rubric = RubricFactory()
    keys: list[str] = []

    def check(request: Any) -> Answer:
        try:
            request.is_signed_with(keys[-1])
        except Exception:
            return Answer(401, body=b"wrong signature")
        return Answer(200)

    with Receiver(check) as receiver:
        _endpoint, secret = register(receiver.url)
        keys.append("whsec_" + "AAAA" * 10)
        ArticleFactory(parent=rubric)
        deliver()
        keys.append(secret)
        make_due()
        deliver()
    assert [(each.status, each.answer) for each in Attempt.objects.order_by("pk")] == [
        (401, "wrong signature"),
        (200, ""),
    ]
    assert Delivery.objects.get().state == State.DELIVERED


def test_receivers_that_hang_hold_up_nobody_else(
    register: Register, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten hang for longer than the test may take; what the others get is there nevertheless."""
    monkeypatch.setattr(sending, "send", partial(outgoing.send, time_limit=170))
    rubric = RubricFactory()
    with misbehaving(hang) as url:
        for number in range(10):
            register(f"{url}{number}")
        register(receiver.url)
        for _ in range(30):
            ArticleFactory(parent=rubric)
        work = Delivering()
        while Delivery.objects.filter(endpoint__url=receiver.url, state=State.DELIVERED).count() < 30:
            work.run()
    assert len(receiver.requests) == 30
    hanging = Attempt.objects.exclude(url=receiver.url)
    assert not hanging.exclude(status=None, error="").exists()  # They still hang.
    assert hanging.count() == 10


def test_an_endpoint_that_fails_gets_one_request_at_a_time_and_all_of_them_half_of_the_slots(
    register: Register,
) -> None:
    rubric = RubricFactory()
    with misbehaving(close_at_once) as closing, misbehaving(hang) as hanging:
        for number in range(20):
            register(f"{closing}{number}")
        ArticleFactory(parent=rubric)
        deliver()
        for endpoint in Endpoint.objects.all():
            endpoint.url = endpoint.url.replace(closing, hanging)
            endpoint.save()
        ArticleFactory(parent=rubric)
        make_due()
        work = Delivering()
        work.run()
        under_way = Delivery.objects.filter(state=State.SENDING)
        assert under_way.count() == 16
        assert len({delivery.endpoint_id for delivery in under_way}) == 16
