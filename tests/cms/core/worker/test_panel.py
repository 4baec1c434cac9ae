"""The admin's front page tells administrators when no worker is there."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from cms.core.models import WorkerProcess
from tests.factories import UserFactory, make_site

pytestmark = pytest.mark.django_db

ADVICE = "manage.py worker"


def front_page(client: Client) -> str:
    make_site()
    return client.get("/admin/").content.decode()


def seen(minutes: float) -> None:
    WorkerProcess.objects.create(host="h", pid=1, version="", beat_at=timezone.now() - timedelta(minutes=minutes))


def test_administrators_are_told_that_there_never_was_a_worker(admin_client: Client) -> None:
    assert "Aucun processus d’arrière-plan n’a encore été vu." in front_page(admin_client)


def test_administrators_are_told_since_when_there_is_no_worker(admin_client: Client) -> None:
    seen(minutes=2)

    text = front_page(admin_client)

    assert "Aucun processus d’arrière-plan n’a été vu depuis le " in text
    assert ADVICE in text


def test_nothing_is_said_while_a_worker_lives(admin_client: Client) -> None:
    seen(minutes=0.5)

    assert ADVICE not in front_page(admin_client)


def test_editors_are_not_troubled(client: Client) -> None:
    editor = UserFactory(is_superuser=False)
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)

    text = front_page(client)

    assert "Tableau de bord" in text
    assert ADVICE not in text
