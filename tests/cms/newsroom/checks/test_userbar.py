"""The checks of the rendered page: in our own preview, and in one that another site shows."""

import json
import re
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from cms.core.preview import create_panel_preview
from tests.factories import ArticleFactory, UserFactory

pytestmark = [pytest.mark.once, pytest.mark.django_db]

FRONTEND = "https://lecteurs.example.org"


def axe(page: str) -> dict[str, Any]:
    """Return what axe is told in a page."""
    found = re.search(r'<script id="checker-axe-configuration" type="application/json">(.*?)</script>', page)
    assert found
    configuration: dict[str, Any] = json.loads(found[1])
    return configuration


def bar(client: Client, token: str) -> Any:
    return client.get(reverse("preview_userbar"), {"token": token})


def test_preview_of_the_built_in_reader_carries_the_checks(client: Client) -> None:
    article = ArticleFactory()
    client.force_login(UserFactory())

    page = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()

    assert "<wagtail-userbar>" in page
    assert "color-contrast" in axe(page)["options"]["runOnly"]
    assert "allowedOrigins" not in axe(page)["spec"]


def test_published_page_carries_nothing_of_the_admin(client: Client) -> None:
    article = ArticleFactory()
    client.force_login(UserFactory())

    assert "wagtail-userbar" not in client.get(article.url).content.decode()


def test_frontend_gets_the_bar_with_the_token_of_a_preview(client: Client, settings: LazySettings) -> None:
    settings.PREVIEW_URL, settings.CMS_URL = f"{FRONTEND}/apercu?x=1", "https://cms.example.org"
    token = create_panel_preview(ArticleFactory(), UserFactory())

    answer = bar(client, token)

    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == FRONTEND
    assert answer["Cache-Control"] == "no-store"
    assert '<aside hidden aria-labelledby="wagtail-userbar-trigger">' in answer.content.decode()
    assert axe(answer.content.decode())["spec"]["allowedOrigins"] == ["https://cms.example.org", FRONTEND]


def test_editor_trusts_the_same_origins(client: Client, settings: LazySettings) -> None:
    settings.PREVIEW_URL, settings.CMS_URL = f"{FRONTEND}/apercu", "https://cms.example.org"
    client.force_login(UserFactory())

    page = client.get(reverse("wagtailadmin_pages:edit", args=[ArticleFactory().pk])).content.decode()

    assert axe(page)["spec"]["allowedOrigins"] == ["https://cms.example.org", FRONTEND]


@pytest.mark.parametrize("token", ["", "unknown"])
def test_bar_is_for_previews_alone(client: Client, token: str) -> None:
    assert bar(client, token).status_code == 404
