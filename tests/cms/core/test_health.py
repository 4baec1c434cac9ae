"""The two addresses that watch over the CMS."""

from datetime import UTC, datetime, timedelta
from typing import NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client

from cms.core.models import WorkerProcess


def test_alive_without_a_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_a_worker_lives(client: Client) -> None:
    seen = datetime.now(UTC).replace(microsecond=0)
    WorkerProcess.objects.create(host="h", pid=1, version="", beat_at=seen)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "status": "ok",
            "checks": {"database": "ok", "worker": "ok"},
            "workerSeenAt": seen.isoformat().replace("+00:00", "Z"),
        },
    )
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_degraded_without_a_worker_and_readers_are_still_served(client: Client) -> None:
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "degraded", "checks": {"database": "ok", "worker": "stopped"}, "workerSeenAt": None},
    )


@pytest.mark.django_db
def test_degraded_when_the_worker_was_last_seen_a_minute_ago(client: Client) -> None:
    seen = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=61)
    WorkerProcess.objects.create(host="h", pid=1, version="", beat_at=seen, ended_at=seen)

    answer = client.get("/readyz").json()

    assert (answer["status"], answer["checks"]["worker"]) == ("degraded", "stopped")
    assert answer["workerSeenAt"] == seen.isoformat().replace("+00:00", "Z")


@pytest.mark.django_db
def test_not_ready_when_the_database_is_away(client: Client) -> None:
    def lost(*args: object) -> NoReturn:
        raise OperationalError("server closed the connection of secret-host")

    with connection.execute_wrapper(lost):
        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"status": "failed", "checks": {"database": "failed"}})


def test_only_read(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
