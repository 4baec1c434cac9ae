"""What stands below a page is deleted with it: all of it, at once, and nothing else."""

import pytest
from django.db import connection
from django.db.models.signals import pre_delete
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from blog.models import RubricPage
from cms.core.deletion import PORTION, delete_below
from cms.core.models import SearchDocument
from cms.core.signals import leaving
from tests.cms.journal.test_many import fill
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory, UserFactory, body, related_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def rubric() -> RubricPage:
    """A rubric with an article and a rubric that has one; the articles have authors, drafts and a redirect."""
    rubric = RubricFactory(title="Inclusion")
    inner = RubricFactory(title="Ateliers", parent=rubric)
    for parent in (rubric, inner):
        article = ArticleFactory(parent=parent, authors=[AuthorFactory()])
        article.save_revision()
        Redirect.objects.create(old_path=f"/ancien-{article.pk}", redirect_page=article)
    return rubric


def traces(keys: list[int]) -> list[int]:
    """Return how much is left of pages, by the places where they leave traces."""
    names = [str(key) for key in keys]
    found = (
        Page.objects.filter(pk__in=keys),
        Revision.page_revisions.filter(object_id__in=names),
        Redirect.objects.filter(redirect_page__in=keys),
        SearchDocument.objects.filter(page__in=keys),
        ReferenceIndex.objects.filter(base_content_type__model="page", object_id__in=names),
        ReferenceIndex.objects.filter(to_content_type__model="page", to_object_id__in=names),
        IndexEntry.objects.filter(content_type__model__endswith="page", object_id__in=names),
    )
    return [rows.count() for rows in found]


def test_nothing_is_left_of_what_stood_below_and_of_nothing_else(rubric: RubricPage):
    other = ArticleFactory(
        parent=RubricFactory(), body=body(related_pages(rubric.get_descendants().last().specific)), authors=[]
    )
    other.save_revision()
    keys = list(rubric.get_descendants().values_list("pk", flat=True))
    before = traces([rubric.pk, other.pk])
    assert all(traces(keys))
    delete_below(rubric)
    assert traces(keys) == [0] * 7
    # What showed a page that is gone refers to it no longer.
    assert traces([rubric.pk, other.pk])[:4] == before[:4]
    rubric.refresh_from_db()
    assert (rubric.numchild, Page.find_problems()) == (0, ([], [], [], [], []))


def test_wagtails_log_says_who_deleted_what(rubric: RubricPage):
    editor = UserFactory()
    titles = {page.pk: page.draft_title for page in Page.objects.filter(path__startswith=rubric.path)}
    rubric.delete(user=editor)
    entries = PageLogEntry.objects.filter(action="wagtail.delete", page__in=titles)
    assert dict(entries.values_list("page_id", "label")) == titles
    assert set(entries.values_list("user_id", "deleted", "content_type__app_label")) == {(editor.pk, True, "blog")}


def test_it_is_announced_once_while_all_is_there(rubric: RubricPage):
    heard = []

    def listener(pages, **kwargs):
        heard.append(list(pages.values_list("pk", flat=True)))

    def single(instance, **kwargs):
        heard.append(instance.pk)

    below = list(rubric.get_descendants().values_list("pk", flat=True))
    leaving.connect(listener)
    pre_delete.connect(single, sender=Page)
    delete_below(rubric)
    leaving.disconnect(listener)
    pre_delete.disconnect(single, sender=Page)
    assert heard == [below]


def test_twenty_pages_take_as_many_statements_as_one():
    counts = []
    for number in (1, 20):
        rubric = RubricFactory()
        fill(rubric, number)
        with CaptureQueriesContext(connection) as queries:
            delete_below(rubric)
        counts.append(len(queries))
    assert counts == [BELOW[connection.vendor]] * 2


def test_more_than_a_portion_is_deleted():
    rubric = RubricFactory()
    keys = fill(rubric, PORTION + 2)
    delete_below(rubric)
    assert not Page.objects.filter(pk__in=keys).exists()


def test_the_admin_deletes_a_subtree_once_its_name_is_confirmed(rubric: RubricPage, client):
    client.force_login(UserFactory())
    address = reverse("wagtailadmin_pages:delete", args=[rubric.pk])
    inside = Page.objects.filter(path__startswith=rubric.path)
    assert client.post(address, {"confirm_site_name": "Autre"}).status_code == 200
    assert inside.count() == 4
    assert client.post(address, {"confirm_site_name": "Rubrique"}).status_code == 302
    assert not inside.exists()


def test_an_editor_who_may_not_delete_deletes_nothing(rubric: RubricPage, client):
    client.force_login(UserFactory(is_superuser=False))
    client.post(reverse("wagtailadmin_pages:delete", args=[rubric.pk]), {"confirm_site_name": "Rubrique"})
    assert Page.objects.filter(path__startswith=rubric.path).count() == 4


#: What deleting all below a page takes, as long as it is one portion.
BELOW = {"sqlite": 72, "postgresql": 70}
