"""Share links: made and revoked in the admin by those who may edit, opened by anybody who has one."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from cms.core.models import Preview
from cms.core.preview import create_share_link
from tests.factories import ArticleFactory, LaureateFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = ArticleFactory(title="Publié")
    article.title = "Brouillon partagé"
    article.save_revision()
    return article


def links_page(each) -> str:
    return reverse("share_links", args=[ContentType.objects.get_for_model(each).pk, each.pk])


def make_link(client, each, **data) -> str:
    answer = client.post(links_page(each), {"note": "Relectrice", "days": "7", **data})
    return re.search(r'value="http://localhost:8000(/preview/[^"]+)"', answer.content.decode())[1]


def test_an_editor_makes_a_link_and_anybody_opens_it(admin_client, client, article):
    address = make_link(admin_client, article)

    answer = client.get(address)

    assert answer.status_code == 200
    assert "Brouillon partagé" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "Brouillon partagé" not in client.get(article.url).content.decode()


def test_the_address_is_shown_once(admin_client, article):
    address = make_link(admin_client, article)
    assert address not in admin_client.get(links_page(article)).content.decode()
    assert "Relectrice" in admin_client.get(links_page(article)).content.decode()


def test_a_revoked_link_is_an_unknown_address(admin_client, client, article):
    address = make_link(admin_client, article)
    link = Preview.objects.get()
    content_type = ContentType.objects.get_for_model(article)

    admin_client.post(reverse("revoke_share_link", args=[content_type.pk, article.pk, link.pk]))

    assert client.get(address).status_code == 404


def test_a_snippet_can_be_shared(admin_client, client):
    laureate = LaureateFactory(name="Association en préparation", live=False)
    assert "Association en préparation" in client.get(make_link(admin_client, laureate)).content.decode()


def test_who_may_not_edit_makes_no_link(client, article):
    client.force_login(UserFactory(is_superuser=False))
    answer = client.post(links_page(article), {"note": "", "days": "7"})
    assert answer.status_code in (302, 403)
    assert not Preview.objects.exists()


def test_who_may_not_edit_revokes_no_link(client, article):
    create_share_link(article, UserFactory())
    client.force_login(UserFactory(is_superuser=False))
    link = Preview.objects.get()
    content_type = ContentType.objects.get_for_model(article)
    client.post(reverse("revoke_share_link", args=[content_type.pk, article.pk, link.pk]))
    assert Preview.objects.get().revoked_at is None


def test_a_link_of_one_thing_cannot_be_revoked_through_another(admin_client, article):
    create_share_link(article, UserFactory())
    other = ArticleFactory()
    link = Preview.objects.get()
    content_type = ContentType.objects.get_for_model(other)
    answer = admin_client.post(reverse("revoke_share_link", args=[content_type.pk, other.pk, link.pk]))
    assert answer.status_code == 404
    assert Preview.objects.get().revoked_at is None


def test_the_token_is_not_kept(article):
    token = create_share_link(article, UserFactory())
    assert token not in str(Preview.objects.values().get())


@pytest.mark.parametrize(("address", "joint"), [("/apercu", "?"), ("/api/draft?secret=x", "&")])
def test_a_frontend_gets_the_token_beside_what_its_address_asks_already(client, article, settings, address, joint):
    settings.PREVIEW_URL = f"https://www.example.org{address}"
    token = create_share_link(article, UserFactory())

    answer = client.get(reverse("shared_draft", args=[token]))

    assert answer["Location"] == f"https://www.example.org{address}{joint}token={token}&contentType=blog.ArticlePage"
