"""Those who manage partners manage their webhooks, and see them on the partner's page."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cms.syndication.webhooks.conftest import Register, deliver
from tests.cms.syndication.webhooks.receivers import Receiver
from tests.factories import ArticleFactory, RubricFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client: Client) -> Client:
    """The browser of somebody who is in the group of those who manage partners, and in no other."""
    user = UserFactory(is_superuser=False)
    user.groups.add(Group.objects.get(name="Gestion des partenaires"))
    client.force_login(user)
    return client


def test_they_register_and_disable_and_read_the_log(manager: Client, register: Register, receiver: Receiver) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    ArticleFactory(parent=rubric)
    deliver()
    assert manager.get(reverse("webhooks_endpoint:add")).status_code == 200
    assert "article.published" in manager.get(reverse("webhooks_delivery:index")).content.decode()
    manager.post(reverse("webhooks_endpoint:act", args=[endpoint.pk, "disable"]))
    endpoint.refresh_from_db()
    assert endpoint.disabled_at is not None


def test_a_partners_page_shows_its_webhooks_by_one_statement(
    manager: Client, register: Register, receiver: Receiver, django_assert_num_queries: Any
) -> None:
    rubric = RubricFactory()
    endpoint, _secret = register(receiver.url)
    register(f"{receiver.url}/of-another")
    ArticleFactory(parent=rubric)
    deliver()
    page = reverse("partner_access", args=[endpoint.partner_id])
    manager.get(page)
    with CaptureQueriesContext(connection) as one:
        shown = manager.get(page).content.decode()
    assert f">{receiver.url}</a>" in shown
    assert "of-another" not in shown
    for number in range(3):
        register(f"{receiver.url}/{number}", endpoint.partner)
    with django_assert_num_queries(len(one)):
        manager.get(page)
