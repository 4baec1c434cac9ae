"""The two addresses that watch over the CMS."""

from typing import NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_alive_without_a_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_the_database_answers(client: Client) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": {"database": "ok"}})
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_not_ready_when_the_database_is_away(client: Client) -> None:
    def lost(*args: object) -> NoReturn:
        raise OperationalError("server closed the connection of secret-host")

    with connection.execute_wrapper(lost):
        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "failed", "checks": {"database": "failed"}},
    )


def test_only_read(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
