"""An editor's request is one transaction."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page

from cms.core.editing import ATTEMPTS, InOneTransaction
from cms.journal.models import Entry
from tests.factories import ArticleFactory, RubricFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def answer(method, status, write):
    def view(request):
        write(transaction.get_connection().in_atomic_block)
        return HttpResponse(status=status)

    request = RequestFactory().generic(method, reverse("wagtailadmin_home"))
    request.user = AnonymousUser()
    return InOneTransaction(view)(request)


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


def wait_for_each_other(client, page, other, monkeypatch, attempts):
    """Publish a page through the admin while somebody holds another that they both want, in the other order."""
    publish = type(page).save
    tried = []

    def save(instance, *args, **kwargs):
        publish(instance, *args, **kwargs)
        tried.append(instance.pk)
        if len(tried) <= attempts:
            meet.wait()  # Both hold one page
            Page.objects.filter(pk=other.pk).update(show_in_menus=True)  # and want the other's.

    def somebody():
        for _attempt in range(attempts):
            with transaction.atomic():
                # It never looks for a deadlock itself, so that PostgreSQL stops the editor.
                connection.cursor().execute("SET LOCAL deadlock_timeout = '60s'")
                Page.objects.filter(pk=other.pk).update(show_in_menus=True)
                meet.wait()
                Page.objects.filter(pk=page.pk).update(show_in_menus=True)
        connection.close()

    meet = threading.Barrier(2, timeout=30)
    monkeypatch.setattr(type(page), "save", save)
    thread = threading.Thread(target=somebody)
    thread.start()
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    thread.join()
    return response, len(tried)


@pytest.mark.needs_postgres
def test_what_was_stopped_because_two_waited_for_each_other_is_done_again(client, monkeypatch):
    article, other = ArticleFactory(), RubricFactory()
    client.force_login(UserFactory())
    response, tried = wait_for_each_other(client, article, other, monkeypatch, attempts=1)
    assert (response.status_code, tried) == (302, 2)
    article.refresh_from_db()
    assert (article.live, article.show_in_menus) == (False, True)
    assert Entry.objects.filter(kind="withdrawn", type="article", key=article.pk).count() == 1


@pytest.mark.needs_postgres
def test_after_some_attempts_the_editor_is_told_that_nothing_was_saved(client, monkeypatch):
    article, other = ArticleFactory(), RubricFactory()
    client.force_login(UserFactory())
    response, tried = wait_for_each_other(client, article, other, monkeypatch, attempts=ATTEMPTS)
    assert (response.status_code, tried) == (503, ATTEMPTS)
    assert response.content.decode().startswith("Quelqu’un d’autre")
    article.refresh_from_db()
    assert article.live
    assert not Entry.objects.filter(kind="withdrawn").exists()
