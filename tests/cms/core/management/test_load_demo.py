"""What ``load_demo`` needs before any demo: an account, the site's address, the languages."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Locale, Site

from cms.core.management.commands.load_demo import Command, locales, reader_site

pytestmark = pytest.mark.django_db


def test_first_account_can_log_in_and_do_everything() -> None:
    said = StringIO()

    Command(stdout=said).make_account()

    assert said.getvalue() == "account: demo\n"
    assert Client().login(username="demo", password="rubrique-demo")
    assert get_user_model().objects.get().is_superuser


def test_account_is_made_only_where_there_is_none() -> None:
    users = get_user_model().objects
    users.create_user("redactrice", password="a-long-password")
    said = StringIO()

    Command(stdout=said).make_account()

    assert said.getvalue() == ""
    assert [user.username for user in users.all()] == ["redactrice"]


@pytest.mark.parametrize(
    ("reader", "hostname", "port"),
    [
        ("https://lecteurs.example.org", "lecteurs.example.org", 443),
        ("http://localhost:9001", "localhost", 9001),
        ("http://lecteurs.example.org", "lecteurs.example.org", 80),
    ],
)
def test_site_takes_the_readers_address(settings: Any, reader: str, hostname: str, port: int) -> None:
    settings.READER_URL = reader

    site = reader_site()

    assert (site.hostname, site.port) == (hostname, port)
    assert Site.objects.values_list("hostname", "port").get() == (hostname, port)


def test_address_that_an_editor_gave_is_kept(settings: Any) -> None:
    Site.objects.update(hostname="revue.example.org", port=443)
    settings.READER_URL = "http://localhost:9002"

    site = reader_site()

    assert (site.hostname, site.port) == ("revue.example.org", 443)


def test_site_is_made_where_there_is_none() -> None:
    Site.objects.all().delete()

    site = reader_site()

    assert (Site.objects.get(), site.is_default_site) == (site, True)


def test_languages_are_made_once() -> None:
    made = [locale.language_code for locale in (*locales(), *locales())]

    assert made == ["fr", "en", "fr", "en"]
    assert Locale.objects.count() == 2
