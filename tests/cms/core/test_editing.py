"""An editor's request is one transaction."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from cms.core.editing import in_one_transaction
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def answer(method, status, write):
    def view(request):
        write(transaction.get_connection().in_atomic_block)
        return HttpResponse(status=status)

    request = RequestFactory().generic(method, reverse("wagtailadmin_home"))
    request.user = AnonymousUser()
    return in_one_transaction(view)(request)


@pytest.mark.parametrize(("method", "inside"), [("GET", False), ("POST", True), ("DELETE", True)])
def test_only_what_may_write_is_in_a_transaction(method, inside):
    seen = []
    answer(method, 200, seen.append)
    assert seen == [inside]


@pytest.mark.parametrize(("status", "title"), [(200, "Nouveau"), (500, "Ancien")])
def test_an_error_undoes_what_was_done_before_it(status, title):
    article = ArticleFactory(title="Ancien")
    answer("POST", status, lambda inside: Page.objects.filter(pk=article.pk).update(title="Nouveau"))
    assert Page.objects.get(pk=article.pk).title == title


def test_a_page_is_unpublished_through_the_admin(client):
    article = ArticleFactory()
    client.force_login(UserFactory(is_superuser=True))
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert response.status_code == 302
    assert not Page.objects.get(pk=article.pk).live
