"""What a partner manager sees and does: register, verify, change the secret, disable, enable, tell again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from standardwebhooks import WebhookVerificationError

from cms.syndication.webhooks.models import Attempt, Delivery, Endpoint, Health, State
from cms.syndication.webhooks.planning import plan
from tests.cms.syndication.webhooks.conftest import Register, deliver, fresh, make_partner
from tests.cms.syndication.webhooks.receivers import Receiver, receiving, says
from tests.factories import ArticleFactory, RubricFactory, UserFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client) -> Client:
    """A partner manager's browser."""
    client.force_login(UserFactory(is_superuser=True))
    return client


def act(client: Client, endpoint: Endpoint, action: str, **data: Any) -> Any:
    return client.post(reverse("webhooks_endpoint:act", args=[endpoint.pk, action]), data)


def shown_secret(response: Any) -> str:
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.context["secret"]


def test_an_endpoint_is_registered_its_secret_shown_once_and_its_address_verified(
    manager: Client, receiver: Receiver
) -> None:
    make_site()
    partner = make_partner()
    response = manager.post(reverse("webhooks_endpoint:add"), {"partner": partner.pk, "url": receiver.url})
    secret = shown_secret(response)
    assert secret in response.content.decode()
    endpoint = Endpoint.objects.get()
    assert endpoint.health == Health.UNVERIFIED
    page = reverse("webhooks_endpoint:inspect", args=[endpoint.pk])
    assert secret not in manager.get(page).content.decode()

    deliver()
    [request] = receiver.requests
    assert request.is_signed_with(secret)
    assert request.event["type"] == "endpoint.verification"
    assert fresh(endpoint).health == Health.ACTIVE


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://example.org/", "https://"),
        ("http://10.0.0.1/", "réseau privé"),
        ("http://169.254.169.254/latest", "réseau privé"),
        ("https://user:secret@example.org/", "mot de passe"),
        ("hello", "https://"),
    ],
)
def test_an_address_that_nothing_is_ever_sent_to_is_refused_in_a_sentence(
    manager: Client, url: str, sentence: str
) -> None:
    make_site()
    response = manager.post(reverse("webhooks_endpoint:add"), {"partner": make_partner().pk, "url": url})
    assert response.status_code == 200
    assert sentence in " ".join(response.context["form"].errors["url"])
    assert not Endpoint.objects.exists()


def test_the_same_address_is_registered_once_for_a_partner(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    make_site()
    endpoint, _secret = register(receiver.url)
    data = {"partner": endpoint.partner_id, "url": receiver.url}
    assert manager.post(reverse("webhooks_endpoint:add"), data).context["form"].errors
    assert Endpoint.objects.count() == 1


def test_after_a_rotation_both_secrets_are_valid_and_the_third_replaces_the_first(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    rubric = RubricFactory()
    endpoint, first = register(receiver.url)
    second = shown_secret(act(manager, endpoint, "rotate", present="keep"))
    ArticleFactory(parent=rubric)
    deliver()
    third = shown_secret(act(manager, endpoint, "rotate", present="keep"))
    ArticleFactory(parent=rubric)
    deliver()
    fourth = shown_secret(act(manager, endpoint, "rotate", present="drop"))
    ArticleFactory(parent=rubric)
    deliver()

    secrets = [first, second, third, fourth]
    valid = [[secret for secret in secrets if is_valid(request, secret)] for request in receiver.requests]
    assert valid == [[first, second], [second, third], [fourth]]
    assert len(set(secrets)) == 4


def is_valid(request: Any, secret: str) -> bool:
    try:
        return request.is_signed_with(secret)
    except WebhookVerificationError:
        return False


def test_a_rotation_that_says_nothing_of_the_present_secret_changes_nothing(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    make_site()
    endpoint, _secret = register(receiver.url)
    before = list(endpoint.secrets.values_list())
    assert act(manager, endpoint, "rotate").status_code == 302
    assert list(endpoint.secrets.values_list()) == before


def test_what_happens_while_it_is_disabled_is_told_afterwards(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    act(manager, endpoint, "disable")
    ArticleFactory(parent=rubric)
    deliver()
    assert (receiver.requests, fresh(endpoint).health) == ([], Health.DISABLED)
    act(manager, endpoint, "enable")
    deliver()
    assert [kind for kind, _name in receiver.told] == ["article.published"]


def test_one_delivery_is_sent_again_with_its_id(manager: Client, register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    register(receiver.url)
    ArticleFactory(parent=rubric)
    deliver()
    delivery = Delivery.objects.get()
    response = manager.post(reverse("webhooks_delivery:replay", args=[delivery.pk]))
    assert response.status_code == 302
    deliver()
    first, second = receiver.requests
    assert (first.message, first.body) == (second.message, second.body)
    assert [attempt.number for attempt in Attempt.objects.order_by("pk")] == [1, 2]


def test_all_since_a_moment_is_sent_again_also_what_the_log_has_forgotten(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    for _ in range(3):
        ArticleFactory(parent=rubric)
    deliver()
    Delivery.objects.order_by("pk").first().delete()
    told, before = (
        [("rubric.published", f"rubric:{rubric.pk}"), *receiver.told],
        {request.message for request in receiver.requests},
    )
    act(manager, endpoint, "replay", since=(timezone.localtime() - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"))
    deliver()
    assert sorted(receiver.told[3:]) == sorted(told)
    assert len({request.message for request in receiver.requests} - before) == 2


@pytest.mark.parametrize("since", ["", "yesterday", "2999-01-01 00:00"])
def test_a_moment_that_cannot_be_read_or_is_to_come_changes_nothing(
    manager: Client, register: Register, receiver: Receiver, since: str
) -> None:
    make_site()
    endpoint, _secret = register(receiver.url)
    plan()
    before = fresh(endpoint).sequence
    assert act(manager, endpoint, "replay", since=since).status_code == 302
    assert fresh(endpoint).sequence == before


def test_the_log_can_be_filtered_and_shows_requests_and_answers(manager: Client, register: Register) -> None:
    rubric = RubricFactory()
    with receiving(500, body=b"out of order <b>") as receiver:
        endpoint, _secret = register(receiver.url)
        article = ArticleFactory(parent=rubric)
        deliver()
        receiver.answer = says(200)
        deliver()
    delivery = Delivery.objects.get()
    index = reverse("webhooks_delivery:index")
    assert (
        f"article:{article.pk}"
        in manager.get(index, {"state": State.WAITING, "endpoint": endpoint.pk}).content.decode()
    )
    assert f"article:{article.pk}" not in manager.get(index, {"state": State.DELIVERED}).content.decode()
    assert f"article:{article.pk}" not in manager.get(index, {"type": "rubric.updated"}).content.decode()
    page = manager.get(reverse("webhooks_delivery:inspect", args=[delivery.pk])).content.decode()
    assert "out of order &lt;b&gt;" in page
    assert delivery.message in page
    assert "webhook-signature: v1," in page
    page = manager.get(reverse("webhooks_endpoint:inspect", args=[endpoint.pk])).content.decode()
    assert "En échec" in page


def test_the_list_of_endpoints_takes_the_same_statements_however_many_there_are(
    manager: Client, register: Register, django_assert_num_queries: Any, receiver: Receiver
) -> None:
    make_site()
    index = reverse("webhooks_endpoint:index")
    register(receiver.url)
    manager.get(index)
    with CaptureQueriesContext(connection) as one:
        manager.get(index)
    for _ in range(4):
        register(receiver.url)
    with django_assert_num_queries(len(one)):
        manager.get(index)


@pytest.mark.parametrize("action", ["rotate", "verify", "disable", "enable", "replay"])
def test_nobody_acts_without_the_permission(
    client: Client, register: Register, receiver: Receiver, action: str
) -> None:
    make_site()
    endpoint, _secret = register(receiver.url)
    before = Endpoint.objects.values().get(), list(endpoint.secrets.values_list())
    client.force_login(UserFactory(is_superuser=False))
    assert act(client, endpoint, action, present="drop", since="2020-01-01 00:00").status_code in (302, 403)
    assert (Endpoint.objects.values().get(), list(endpoint.secrets.values_list())) == before
    assert not Delivery.objects.exists()


def test_an_unknown_action_is_an_unknown_address_and_reading_does_nothing(
    manager: Client, register: Register, receiver: Receiver
) -> None:
    make_site()
    endpoint, _secret = register(receiver.url)
    assert act(manager, endpoint, "explode").status_code == 404
    assert manager.get(reverse("webhooks_endpoint:act", args=[endpoint.pk, "disable"])).status_code == 405
    assert fresh(endpoint).health == Health.ACTIVE
