"""What has a time to go live or to expire does so then, once, whatever happens to the others."""

import logging
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.signals import page_published

from blog.models import ArticlePage, Author
from cms.core.worker import schedule
from cms.core.worker.schedule import Schedule
from tests.factories import ArticleFactory, AuthorFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def set_clock(monkeypatch: pytest.MonkeyPatch, when: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: when)


def scheduled(thing: Any, when: datetime, title: str = "title") -> Any:
    """Give a thing an approved draft that goes live then."""
    setattr(thing, title, "Nouveau")
    thing.go_live_at = when
    thing.save_revision(approved_go_live_at=None).publish()
    return thing


def entries(thing: Any, action: str) -> int:
    log = PageLogEntry if isinstance(thing, Page) else ModelLogEntry
    return log.objects.for_instance(thing).filter(action=action).count()


def test_pages_and_snippets_go_live_at_their_time_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    article = scheduled(ArticleFactory(live=False), now + HOUR)
    author = scheduled(AuthorFactory(live=False), now + HOUR, "name")
    plan = Schedule()

    assert not plan.run()
    assert plan.next_due() == now + HOUR
    assert not ArticlePage.objects.get().live
    set_clock(monkeypatch, now + HOUR)
    plan.run()
    plan.run()
    Schedule().run()

    assert (ArticlePage.objects.get().live, ArticlePage.objects.get().title) == (True, "Nouveau")
    assert (Author.objects.get(pk=author.pk).live, Author.objects.get(pk=author.pk).name) == (True, "Nouveau")
    assert (entries(article, "wagtail.publish.scheduled"), entries(author, "wagtail.publish.scheduled")) == (1, 1)
    assert plan.next_due() is None


def test_pages_and_snippets_expire_at_their_time_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    article, author = ArticleFactory(expire_at=now + HOUR), AuthorFactory(expire_at=now + HOUR)
    plan = Schedule()

    plan.run()
    assert (ArticlePage.objects.get().live, Author.objects.get(pk=author.pk).live) == (True, True)
    set_clock(monkeypatch, now + HOUR)
    plan.run()
    plan.run()

    article, author = ArticlePage.objects.get(), Author.objects.get(pk=author.pk)
    assert (article.live, article.expired, author.live, author.expired) == (False, True, False, True)
    assert (entries(article, "wagtail.unpublish.scheduled"), entries(author, "wagtail.unpublish.scheduled")) == (1, 1)


def test_a_clock_set_back_publishes_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    first, second = (scheduled(ArticleFactory(live=False), now + HOUR * number) for number in (1, 2))
    plan = Schedule()

    for when in (now + HOUR, now, now + HOUR, now + 2 * HOUR):
        set_clock(monkeypatch, when)
        plan.run()

    assert [entries(each, "wagtail.publish.scheduled") for each in (first, second)] == [1, 1]


def test_a_schedule_that_was_cancelled_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    article = scheduled(ArticleFactory(live=False), now + HOUR)
    act = next(schedule.publications(10))
    article.scheduled_revision.approved_go_live_at = None
    article.revisions.update(approved_go_live_at=None)
    set_clock(monkeypatch, now + HOUR)

    assert not act.carry_out()
    assert not ArticlePage.objects.get().live


def test_one_that_fails_holds_up_no_other_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cms.core.worker")
    monkeypatch.setattr(schedule, "PORTION", 1)
    now, clock = timezone.now(), [100.0]
    monkeypatch.setattr(schedule, "monotonic", lambda: clock[0])
    bad, good = (scheduled(ArticleFactory(live=False), now + HOUR * number) for number in (1, 2))

    def refuse(instance: Page, **kwargs: Any) -> None:
        if instance.pk == bad.pk:
            raise RuntimeError("a listener broke\nbadly")

    page_published.connect(refuse)
    try:
        set_clock(monkeypatch, now + 3 * HOUR)
        plan = Schedule()
        assert plan.run()
        plan.run()
        plan.run()
    finally:
        page_published.disconnect(refuse)

    live = dict(ArticlePage.objects.values_list("pk", "live"))
    assert live == {bad.pk: False, good.pk: True}
    (line,) = (record.getMessage() for record in caplog.records if record.levelno == logging.ERROR)
    assert line.startswith(f"The publication of revision {bad.latest_revision.pk} failed, again in 2 s: RuntimeError")
    assert "\n" not in line
    clock[0] += 2
    plan.run()
    assert ArticlePage.objects.get(pk=bad.pk).live
    assert [entries(each, "wagtail.publish.scheduled") for each in (bad, good)] == [1, 1]


def test_aliases_expire_with_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    article = ArticleFactory(expire_at=now + HOUR)
    article.create_alias(update_slug="alias")
    set_clock(monkeypatch, now + HOUR)

    Schedule().run()

    assert list(ArticlePage.objects.values_list("live", flat=True)) == [False, False]


def test_a_look_costs_one_statement_a_type(django_assert_num_queries: Any) -> None:
    for number in range(3):
        ArticleFactory(expire_at=timezone.now() + HOUR * (number + 1))

    with django_assert_num_queries(len(schedule._models_that_expire()) + 1):
        Schedule().run()
