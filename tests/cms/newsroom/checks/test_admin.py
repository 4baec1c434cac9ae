"""Where editors read what was found: the side panel, the list after each save, the bulk publication."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories import ArticleFactory, UserFactory, body, heading, paragraph

pytestmark = pytest.mark.django_db

MUTE = paragraph('<p>Pour venir, <a href="https://example.org">cliquez ici</a>.</p>')


def test_side_panel_lists_what_blocks_with_a_way_to_the_block(client: Client) -> None:
    article = ArticleFactory(body=body(MUTE))
    client.force_login(UserFactory())

    page = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert "Une chose est à corriger avant la publication" in page
    assert f'href="#block-{MUTE["id"]}-section"' in page
    assert reverse("checks_of_page", args=[article.pk]) in page


def test_list_is_of_the_latest_draft(client: Client) -> None:
    article = ArticleFactory(body=body(MUTE))
    article.body = body(paragraph("<p>Venez.</p>"))
    article.save_revision()
    client.force_login(UserFactory())

    page = client.get(reverse("checks_of_page", args=[article.pk])).content.decode()

    assert "cliquez ici" not in page
    assert "1 mot · 1 min de lecture" in page
    assert "Rien à corriger" in page


def test_list_is_for_those_who_may_change_the_page(client: Client) -> None:
    user = UserFactory(is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    response = client.get(reverse("checks_of_page", args=[ArticleFactory(body=body(MUTE)).pk]))

    assert "cliquez ici" not in response.content.decode()
    assert response.status_code == 302


def test_bulk_publication_publishes_nothing_if_one_page_is_blocked(client: Client) -> None:
    blocked = ArticleFactory(title="À reprendre", live=False, body=body(heading("Bas", 4)))
    ready = ArticleFactory(title="Prêt", live=False, body=body(heading("Haut", 2)))
    client.force_login(UserFactory())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = client.post(f"{address}?id={blocked.pk}&id={ready.pk}&next=/admin/pages/", follow=True)

    assert "« À reprendre » n’a pas été publié" in response.content.decode()
    blocked.refresh_from_db()
    ready.refresh_from_db()
    assert (blocked.live, ready.live) == (False, False)


def test_bulk_publication_of_sound_pages_goes_through(client: Client) -> None:
    ready = ArticleFactory(live=False, body=body(heading("Haut", 2)))
    client.force_login(UserFactory())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    client.post(f"{address}?id={ready.pk}")

    ready.refresh_from_db()
    assert ready.live
