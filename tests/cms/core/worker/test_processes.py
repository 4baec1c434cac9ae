"""Real workers: on time, each thing once, killed in the middle of what they do."""

import re
import signal
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry

from blog.models import ArticlePage
from cms.core.models import DutyLease, WorkerProcess
from tests.asking import ask
from tests.cms.core.worker.conftest import Workers, until
from tests.factories import ArticleFactory, RubricFactory, make_site
from tests.working import tasks

pytestmark = pytest.mark.django_db

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (INFO|WARNING|ERROR) cms\.core\.worker\.\w+: .+")
SOON = timedelta(seconds=3)


def draft(rubric: Any, go_live_at: datetime, expire_at: datetime | None = None) -> ArticlePage:
    """Return an article that was approved for a time to come."""
    article = ArticleFactory(parent=rubric, live=False)
    article.go_live_at, article.expire_at = go_live_at, expire_at
    article.save_revision().publish()
    return article


def is_public(article: ArticlePage) -> bool:
    return ask("query($slug: String!) { article(slug: $slug) { title } }", slug=article.slug)["article"] is not None


def pids(traces: Path, word: str) -> list[str]:
    """Return the processes that left this trace, in order."""
    return [line.split()[1] for line in traces.read_text().splitlines() if line.startswith(f"{word} ")]


def test_a_worker_is_on_time_whatever_fails_and_stops_when_told(workers: Workers, traces: Path) -> None:
    make_site()
    worker = workers.start()
    now = timezone.now()
    article = draft(RubricFactory(), now + SOON, now + 2 * SOON)
    tasks.fail.enqueue()
    tasks.note.enqueue("after the failure")

    assert not is_public(article)
    until(lambda: is_public(article), workers.log)
    until(lambda: not is_public(article), workers.log)
    until(lambda: "after the failure" in traces.read_text(), workers.log)
    until(lambda: workers.log.read_text().count("Duty failing failed") >= 2, workers.log)
    tasks.hang_at_first.enqueue()
    until(lambda: "hang 1" in traces.read_text(), workers.log)
    worker.terminate()

    assert worker.wait(60) == 0
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.expired
    assert timedelta(0) <= article.first_published_at - article.go_live_at < timedelta(seconds=10)
    assert list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)) == [
        "FAILED",
        "SUCCESSFUL",
        "RUNNING",  # What it had no time to finish is found by the next worker.
    ]
    told = workers.log.read_text().splitlines()
    assert [line for line in told if not LINE.fullmatch(line)] == []
    assert "Not finished, so left to the next worker: tasks." in told[-2]
    begun, ended = pids(traces, "begin"), pids(traces, "end")
    assert begun == ended == [str(worker.pid)] * len(begun)


def test_two_workers_do_each_thing_once_and_what_a_killed_one_had(workers: Workers, traces: Path) -> None:
    killed = workers.start()
    tasks.hang_at_first.enqueue()
    until(lambda: "hang 1" in traces.read_text() and pids(traces, "begin"), workers.log)
    second = workers.start()
    killed.kill()
    killed.wait()
    third = workers.start()
    rubric, now = RubricFactory(), timezone.now()
    articles = [draft(rubric, now + SOON) for _ in range(6)]
    notes = [f"note {number}" for number in range(40)]
    for line in notes:
        tasks.note.enqueue(line)

    until(lambda: ArticlePage.objects.filter(live=True).count() == len(articles), workers.log)
    until(lambda: traces.read_text().count("note ") == len(notes), workers.log)
    until(lambda: "hang 2" in traces.read_text(), workers.log)
    until(lambda: {*pids(traces, "begin")} & {str(second.pid), str(third.pid)}, workers.log)
    holders = {*DutyLease.objects.values_list("holder__pid", flat=True)}
    assert holders <= {second.pid, third.pid}
    second.send_signal(signal.SIGINT)
    third.send_signal(signal.SIGTERM)

    assert (second.wait(60), third.wait(60)) == (0, 0)
    counted = Counter(line for line in traces.read_text().splitlines() if not line.startswith(("begin", "end", "read")))
    assert counted == Counter([*notes, "hang 1", "hang 2"])
    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled").values_list("page_id", flat=True)
    assert sorted(published) == sorted(article.pk for article in articles)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    assert not DutyLease.objects.exists()
    assert not WorkerProcess.objects.filter(ended_at=None).exists()
    assert never_two_at_once(traces)


def never_two_at_once(traces: Path) -> bool:
    """Return whether each portion of a duty ended before the next began; the killed worker's last never ends."""
    steps = [line for line in traces.read_text().splitlines() if line.startswith(("begin", "end"))]
    killed = steps[0].split()[1]
    return all(
        step.split()[0] == "begin" or step == before.replace("begin", "end")
        for before, step in pairwise(steps)
        if before.startswith("begin") and before.split()[1] != killed
    )


def test_a_worker_without_its_tables_says_so_in_one_line(workers: Workers, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'empty.sqlite3'}"

    ended = workers.run_to_its_end(DATABASE_URL=address)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"Error: The database {tmp_path / 'empty.sqlite3'} can't be used: no such table: core_workerprocess. "
        "Is it up, and has manage.py migrate been run?\n"
    )
