"""From a change to the receiver: what arrives, what is tried again, and when it is given up."""

from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from cms.journal.models import Entry
from cms.syndication.items.rights import written
from cms.syndication.webhooks.endpoints import enable
from cms.syndication.webhooks.models import Attempt, Delivery, DisabledBecause, Health, State
from tests.cms.syndication.webhooks.conftest import Register, deliver, fresh, make_due, make_partner
from tests.cms.syndication.webhooks.receivers import Answer, Receiver, Request, receiving, says
from tests.factories import ArticleFactory, RubricFactory

pytestmark = pytest.mark.django_db

WAITS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]


def test_a_published_article_is_told_thin_and_signed(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, secret = register(receiver.url)
    article = ArticleFactory(parent=rubric)
    entry = Entry.objects.get(type="article", key=article.pk)
    deliver()

    [request] = receiver.requests
    assert request.is_signed_with(secret)
    assert request.event == {
        "type": "article.published",
        "timestamp": written(entry.at),
        "data": {
            "id": f"article:{article.pk}",
            "kind": "published",
            "type": "article",
            "sequence": entry.sequence,
            "url": entry.url,
            "tags": entry.tags,
            "reason": None,
            "notice": None,
        },
    }
    delivery, attempt = Delivery.objects.get(), Attempt.objects.get()
    assert (delivery.state, delivery.attempts, delivery.message) == (State.DELIVERED, 1, request.message)
    assert (attempt.number, attempt.status, attempt.error) == (1, 204, "")
    assert attempt.headers["webhook-signature"] == request.headers["webhook-signature"]
    assert fresh(endpoint).health == Health.ACTIVE


def test_each_change_is_told_in_its_order(register: Register, receiver: Receiver) -> None:
    article = ArticleFactory()
    register(receiver.url)
    article.title = "Another"
    article.save_revision().publish()
    article.slug = "elsewhere"
    article.save_revision().publish()
    article.unpublish()
    deliver()

    name = f"article:{article.pk}"
    assert sorted(receiver.told) == sorted(
        [("article.updated", name), ("article.moved", name), ("article.withdrawn", name)]
    )
    sent = Attempt.objects.order_by("pk").values_list("delivery__type", flat=True)
    assert list(sent) == ["article.updated", "article.moved", "article.withdrawn"]
    withdrawn = next(each.event for each in receiver.requests if each.event["type"] == "article.withdrawn")
    assert withdrawn["data"]["reason"] == "withdrawn"


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_is_success(register: Register, status: int) -> None:
    rubric = RubricFactory()
    with receiving(status) as receiver:
        register(receiver.url)
        ArticleFactory(parent=rubric)
        deliver()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DELIVERED}


@pytest.mark.parametrize("status", [301, 302, 307, 400, 401, 404, 429, 500, 503])
def test_anything_else_is_tried_again_under_the_same_id(register: Register, status: int) -> None:
    answers = iter([Answer(status, {"location": "http://169.254.169.254/latest/meta-data/"}, b"no"), Answer()])
    rubric = RubricFactory()
    with Receiver(lambda request: next(answers)) as receiver:
        endpoint, secret = register(receiver.url)
        ArticleFactory(parent=rubric)
        deliver()
        delivery = Delivery.objects.get()
        assert (delivery.state, delivery.failures) == (State.WAITING, 1)
        assert fresh(endpoint).health == Health.FAILING
        make_due()
        deliver()
    first, second = receiver.requests
    assert first.message == second.message
    assert first.body == second.body
    assert second.is_signed_with(secret)
    assert [(each.status, each.answer) for each in Attempt.objects.order_by("pk")] == [(status, "no"), (204, "")]
    assert fresh(endpoint).health == Health.ACTIVE


def test_the_waits_are_those_of_the_documentation_and_then_it_is_disabled(
    register: Register, django_capture_on_commit_callbacks: Any
) -> None:
    rubric = RubricFactory()
    with receiving(500, body=b"out of order") as receiver:
        endpoint, _secret = register(receiver.url, make_partner(contact_email="ada@example.org"))
        article = ArticleFactory(parent=rubric)
        for number, seconds in enumerate(WAITS, 1):
            make_due()
            deliver()
            delivery = Delivery.objects.get()
            assert (delivery.state, delivery.attempts) == (State.WAITING, number)
            wait = (delivery.due_at - delivery.set_at).total_seconds()
            assert seconds <= wait <= seconds * 1.2
        assert mail.outbox == []
        make_due()
        with django_capture_on_commit_callbacks(execute=True):
            deliver()
        make_due()
        article.unpublish()
        deliver()

        assert len(receiver.requests) == 10
        assert len({request.message for request in receiver.requests}) == 1
        assert Delivery.objects.get().state == State.WAITING
        stopped = fresh(endpoint)
        assert (stopped.health, stopped.disabled_because) == (Health.DISABLED, DisabledBecause.FAILED)
        assert [(each.to, endpoint.url in each.subject) for each in mail.outbox] == [(["ada@example.org"], True)]

        receiver.answer = says(204)
        enable(stopped)
        deliver()
        name = f"article:{article.pk}"
        assert receiver.told[10:] == [("article.published", name), ("article.withdrawn", name)]
        assert fresh(endpoint).health == Health.ACTIVE


def test_what_one_event_alone_fails_at_is_given_up_without_disabling(register: Register) -> None:
    rubric = RubricFactory()
    poison = ArticleFactory(parent=rubric)

    def answer(request: Request) -> Answer:
        return Answer(500 if request.event["data"]["id"] == f"article:{poison.pk}" else 204)

    with Receiver(answer) as receiver:
        endpoint, _secret = register(receiver.url)
        poison.unpublish()
        deliver()
        ArticleFactory(parent=rubric)
        for _ in WAITS:
            make_due()
            deliver()
    assert sorted(Delivery.objects.values_list("state", "attempts")) == [(State.DELIVERED, 1), (State.FAILED, 10)]
    assert fresh(endpoint).health == Health.FAILING


def test_410_disables_at_once(register: Register, django_capture_on_commit_callbacks: Any) -> None:
    rubric = RubricFactory()
    with receiving(410) as receiver:
        endpoint, _secret = register(receiver.url)
        articles = [ArticleFactory(parent=rubric)]
        with django_capture_on_commit_callbacks(execute=True):
            deliver()
        articles.append(ArticleFactory(parent=rubric))
        make_due()
        deliver()
        assert len(receiver.requests) == 1
        assert fresh(endpoint).disabled_because == DisabledBecause.GONE
        assert len(mail.outbox) == 1

        receiver.answer = says(204)
        enable(fresh(endpoint))
        deliver()
    assert receiver.told[1:] == [("article.published", f"article:{each.pk}") for each in articles]
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DELIVERED}


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("120", 120, 120),
        ("1", 5, 6),  # Our own wait is longer.
        ("999999999999", 86_400, 86_400),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 5, 6),
        ("soon", 5, 6),
        ("-5", 5, 6),
        ("", 5, 6),
    ],
)
def test_retry_after_is_honoured_within_bounds(register: Register, value: str, least: int, most: int) -> None:
    rubric = RubricFactory()
    with receiving(503, headers={"retry-after": value}) as receiver:
        register(receiver.url)
        ArticleFactory(parent=rubric)
        deliver()
    delivery = Delivery.objects.get()
    assert least <= (delivery.due_at - delivery.set_at).total_seconds() <= most


def test_whoever_asks_for_a_rest_is_sent_nothing_else_meanwhile(register: Register) -> None:
    rubric = RubricFactory()
    with receiving(429, headers={"retry-after": "3600"}) as receiver:
        endpoint, _secret = register(receiver.url)
        ArticleFactory(parent=rubric)
        deliver()
        ArticleFactory(parent=rubric)
        deliver()
        assert len(receiver.requests) == 1
        rest = fresh(endpoint).paused_until - timezone.now()
        assert timedelta(seconds=3500) < rest <= timedelta(seconds=3600)
        receiver.answer = says(204)
        make_due()
        deliver()
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DELIVERED}


@pytest.mark.parametrize("beside", [Answer(204), Answer(500), Answer(429, {"retry-after": "60"})])
def test_what_is_answered_beside_a_request_for_a_rest_does_not_shorten_it(register: Register, beside: Answer) -> None:
    rubric = RubricFactory()
    rest = Answer(429, {"retry-after": "3600"})
    with receiving() as receiver:
        endpoint, _secret = register(receiver.url)
        ArticleFactory(parent=rubric)
        deliver()
        both = Barrier(2, timeout=10)
        answers = {"first": rest, "second": beside}

        def answer(request: Request) -> Answer:
            both.wait()  # Both are under way.
            return answers[titles[request.event["data"]["id"]]]

        receiver.answer = answer
        titles = {f"article:{ArticleFactory(parent=rubric).pk}": name for name in answers}
        deliver()
    assert len(receiver.requests) == 3
    assert fresh(endpoint).rests_until - timezone.now() > timedelta(seconds=3500)


def test_a_suspended_partner_is_sent_nothing_and_all_of_it_later(register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    endpoint.partner.active = False
    endpoint.partner.save()
    ArticleFactory(parent=rubric)
    deliver()
    assert (receiver.requests, fresh(endpoint).health) == ([], Health.SUSPENDED)

    endpoint.partner.active = True
    endpoint.partner.save()
    deliver()
    assert [kind for kind, _id in receiver.told] == ["article.published"]


def test_an_endpoint_must_accept_a_signed_request_before_it_is_told_anything(register: Register) -> None:
    rubric = RubricFactory()
    with receiving(401) as receiver:
        endpoint, secret = register(receiver.url, verified=False)
        ArticleFactory(parent=rubric)
        deliver()
        assert receiver.told == [("endpoint.verification", "")]
        assert fresh(endpoint).health == Health.UNVERIFIED
        receiver.answer = says(200)
        make_due()
        deliver()
    assert [kind for kind, _id in receiver.told] == [
        "endpoint.verification",
        "endpoint.verification",
        "article.published",
    ]
    assert all(request.is_signed_with(secret) for request in receiver.requests)
    assert receiver.requests[0].message == receiver.requests[1].message
    assert fresh(endpoint).health == Health.ACTIVE
