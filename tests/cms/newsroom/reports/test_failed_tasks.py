"""The tasks that failed: told to administrators in words, and run again by a button."""

import sys
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from cms.core.worker.names import NAMES
from cms.core.worker.queue import run_next_task
from tests.cms.core.worker.conftest import queue  # noqa: F401  # pytest finds it here
from tests.cms.newsroom.dashboard.test_dashboard import panel
from tests.cms.newsroom.reports.test_reports import editor_of, rows
from tests.factories import RubricFactory, UserFactory, make_site
from tests.factories.tasks import failed_task

pytestmark = pytest.mark.django_db

MAIL = "cms.core.mail._send"
REFUSED = ConnectionRefusedError("[Errno 111] Connection refused")
ERROR = "ConnectionRefusedError: [Errno 111] Connection refused"


@pytest.fixture
def administrator(client: Client) -> Client:
    make_site()
    client.force_login(UserFactory())
    return client


def front_page(client: Client) -> str:
    return panel(client.get(reverse("wagtailadmin_home")).content.decode(), "failed-tasks-panel")


def run_again(client: Client, key: Any) -> Any:
    return client.post(reverse("run_task_again", args=[key]), follow=True)


def test_each_is_told_with_what_it_was_to_do_how_often_it_was_tried_and_why_it_failed(administrator: Client) -> None:
    failed_task(MAIL, REFUSED)

    [[name, _when, tries, error]] = rows(administrator, "failed-tasks")

    assert (name, tries, error) == ("Envoyer un courriel", "1", ERROR)
    assert "1 tâche" in administrator.get(reverse("report_failed-tasks")).content.decode().lower()


def test_of_an_error_with_many_lines_the_one_that_names_it_is_told(administrator: Client) -> None:
    failed_task(MAIL, ValueError("no luck\nsecond line"))

    assert rows(administrator, "failed-tasks")[0][3] == "ValueError: no luck"


def test_a_task_that_is_no_longer_there_is_told_by_its_path(administrator: Client) -> None:
    failed_task("cms.core.forgotten.send", REFUSED)

    assert rows(administrator, "failed-tasks")[0][0] == "cms.core.forgotten.send"


def test_every_task_of_ours_has_a_name() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith(("cms.", "home.", "blog.", "laur"))]
    paths = {each.module_path for module in modules for each in vars(module).values() if isinstance(each, Task)}

    assert paths == set(NAMES)


@pytest.mark.usefixtures("queue")
def test_the_button_has_the_worker_do_it(administrator: Client, mailoutbox: list[Any]) -> None:
    task = failed_task(MAIL, REFUSED, "Sujet", "Texte", ["a@example.org"], "", [])

    assert "La tâche sera reprise dans un instant." in run_again(administrator, task.pk).content.decode()
    assert run_next_task(UUID(int=2))

    assert [mail.subject for mail in mailoutbox] == ["Sujet"]
    task.refresh_from_db()
    assert (task.status, len(task.worker_ids), task.traceback) == ("SUCCESSFUL", 2, "")
    assert rows(administrator, "failed-tasks") == []


def test_what_has_been_run_again_meanwhile_is_not_run_twice(administrator: Client) -> None:
    task = failed_task(MAIL, REFUSED)
    DBTaskResult.objects.update(status="SUCCESSFUL")

    assert "n’est plus dans la liste" in run_again(administrator, task.pk).content.decode()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_the_front_page_tells_administrators_while_there_is_one(administrator: Client) -> None:
    assert front_page(administrator) == ""

    failed_task(MAIL, REFUSED)

    told = front_page(administrator)
    assert "Envoyer un courriel" in told
    assert ERROR in told
    assert f'href="{reverse("report_failed-tasks")}"' in told


def test_editors_see_and_do_nothing(client: Client) -> None:
    task = failed_task(MAIL, REFUSED)
    client.force_login(editor_of(RubricFactory()))

    assert client.get(reverse("report_failed-tasks")).status_code == 302
    assert run_again(client, task.pk).redirect_chain == [("/admin/", 302)]
    assert front_page(client) == ""
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_link_does_nothing(administrator: Client) -> None:
    task = failed_task(MAIL, REFUSED)

    assert administrator.get(reverse("run_task_again", args=[task.pk])).status_code == 405
    assert DBTaskResult.objects.get().status == "FAILED"


def test_more_tasks_take_no_more_statements(administrator: Client) -> None:
    counts = []
    for number in (1, 5):
        for _each in range(number):
            failed_task(MAIL, REFUSED)
        administrator.get(reverse("report_failed-tasks"))
        with CaptureQueriesContext(connection) as captured:
            administrator.get(reverse("report_failed-tasks"))
        counts.append(len(captured))

    assert counts[0] == counts[1]
