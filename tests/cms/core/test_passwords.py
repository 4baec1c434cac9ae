"""Passwords of private pages and collections can't be guessed on the forms that ask for them."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, PageViewRestriction

from tests.factories import StandardPageFactory
from tests.factories.media import root_collection
from tests.factories.privacy import PASSWORD, restrict

pytestmark = pytest.mark.django_db

WAIT = "Trop de tentatives. Réessayez dans une heure."


def page_form(restriction: PageViewRestriction, page_id: int) -> str:
    return reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page_id])


def test_page_takes_ten_passwords_an_hour_from_one_address(client: Client) -> None:
    page, other = StandardPageFactory(), StandardPageFactory()
    restriction = restrict(page)
    for number in range(10):
        asked = (page, other)[number % 2]
        assert (
            client.post(page_form(restriction, asked.pk), {"password": "guess", "return_url": "/"}).status_code == 200
        )

    right = {"password": PASSWORD, "return_url": page.url}
    refused = client.post(page_form(restriction, page.pk), right)

    assert (refused.status_code, refused.content.decode()) == (429, WAIT)
    assert 3590 <= int(refused["Retry-After"]) <= 3601
    assert client.post(page_form(restriction, page.pk), right, REMOTE_ADDR="192.0.2.9").status_code == 302
    assert client.get(page_form(restriction, page.pk)).status_code == 200


def test_collection_takes_ten_passwords_an_hour_from_one_address(client: Client) -> None:
    collection: Collection = root_collection().add_child(name="Presse")
    address = reverse("wagtaildocs_authenticate_with_password", args=[restrict(collection).pk])
    for _try in range(10):
        assert client.post(address, {"password": "guess", "return_url": "/"}).status_code == 200

    refused = client.post(address, {"password": PASSWORD, "return_url": "/"})

    assert (refused.status_code, refused.content.decode()) == (429, WAIT)


def test_right_password_opens_the_page(client: Client) -> None:
    page = StandardPageFactory(title="Presse")
    restriction = restrict(page)

    client.post(page_form(restriction, page.pk), {"password": PASSWORD, "return_url": page.url})

    assert "Presse" in client.get(page.url).content.decode()
