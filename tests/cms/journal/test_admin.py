"""What the journal tells of what editors do in Wagtail's own views: each request is one transaction."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blog.models import ArticlePage, Author
from cms.core.models import LibraryImage
from cms.journal.models import Entry
from home.models import PublicationSettings
from tests.admin_forms import article_form, author_form
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CollectionFactory,
    ImageFactory,
    RubricFactory,
    UserFactory,
    add_language,
    body,
    make_site,
    png,
    related_pages,
)
from tests.journal import last_sequence, told

pytestmark = pytest.mark.django_db

Row = tuple[str, str, str, str]
Post = Callable[..., list[Row]]


@pytest.fixture
def post(client: Client) -> Post:
    """Post to one of the admin's views as an administrator; gives what the journal tells of it."""
    user = UserFactory()
    client.force_login(user)

    def posted(view: str, *args: Any, query: str = "", **data: Any) -> list[Row]:
        before = last_sequence()

        def do() -> None:
            response = client.post(reverse(view, args=args) + query, data)
            assert response.status_code in (200, 302), response.status_code
            if response.context and "form" in response.context:
                assert not response.context["form"].errors

        rows = told(do)
        entries = Entry.objects.filter(sequence__gt=before)
        assert len(set(entries.values_list("transaction", flat=True))) <= 1
        assert set(entries.values_list("actor", flat=True)) <= {user.pk}
        return rows

    return posted


def author_view(name: str) -> str:
    return str(Author.snippet_viewset.get_url_name(name))


def test_an_article_is_written_published_changed_and_taken_back(post: Post):
    rubric = RubricFactory()
    draft = ArticlePage(title="Neuf", slug="neuf")
    assert post("wagtailadmin_pages:add", "blog", "articlepage", rubric.pk, **article_form(draft, "save")) == []
    article = ArticlePage.objects.get(slug="neuf")
    name = f"article:{article.pk}"
    edit = ("wagtailadmin_pages:edit", article.pk)
    assert post(*edit, **article_form(article, "publish")) == [("published", name, "", "")]
    assert post(*edit, **article_form(article, "save", title="Brouillon")) == []
    assert post(*edit, **article_form(article, "publish", title="Autre")) == [("updated", name, "", "")]
    assert post("wagtailadmin_pages:unpublish", article.pk) == [("withdrawn", name, "unpublished", "")]


def test_pages_are_unpublished_and_deleted_together(post: Post):
    one, two = ArticleFactory(), ArticleFactory()
    ids = f"?id={one.pk}&id={two.pk}"
    bulk = ("wagtail_bulk_action", "wagtailcore", "page")
    assert set(post(*bulk, "unpublish", query=ids)) == {
        ("withdrawn", f"article:{each.pk}", "unpublished", "") for each in (one, two)
    }
    assert {row[:2] for row in post(*bulk, "publish", query=ids)} == {
        ("published", f"article:{each.pk}") for each in (one, two)
    }
    assert set(post(*bulk, "delete", query=ids)) == {
        ("withdrawn", f"article:{each.pk}", "deleted", "") for each in (one, two)
    }


def test_a_rubric_is_deleted_with_all_below_it(post: Post):
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    assert set(post("wagtailadmin_pages:delete", rubric.pk)) == {
        ("withdrawn", f"rubric:{rubric.pk}", "deleted", ""),
        ("withdrawn", f"article:{article.pk}", "deleted", ""),
    }


def test_a_page_is_moved_and_what_led_to_it_leads_on(post: Post):
    article, target = ArticleFactory(), RubricFactory()
    rows = post("wagtailadmin_pages:move_confirm", article.pk, target.pk)
    redirect = Redirect.objects.get(redirect_page=article)
    assert rows == [("moved", f"article:{article.pk}", "", ""), ("published", f"redirect:{redirect.pk}", "", "")]


def test_pages_are_put_in_another_order(post: Post):
    rubric = RubricFactory()
    ArticleFactory(parent=rubric)
    last = ArticleFactory(parent=rubric)
    rows = post("wagtailadmin_pages:set_page_position", last.pk, query="?position=0")
    assert rows == [("updated", f"article:{last.pk}", "", "")]
    assert f"rubric:{rubric.pk}" in Entry.objects.last().tags


def test_a_page_is_made_private_and_public_again(post: Post):
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric)
    names = [f"rubric:{rubric.pk}", f"article:{article.pk}"]
    rows = post("wagtailadmin_pages:set_privacy", rubric.pk, restriction_type="login")
    assert rows == [("withdrawn", name, "private", "") for name in names]
    rows = post("wagtailadmin_pages:set_privacy", rubric.pk, restriction_type="none")
    assert rows == [("published", name, "", "") for name in names]


def test_a_collection_is_made_private_and_moved_out_of_it(post: Post):
    private, inner = CollectionFactory(), CollectionFactory()
    picture = ImageFactory(collection=inner)
    name = f"image:{picture.pk}"
    assert post("wagtailadmin_collections:set_privacy", private.pk, restriction_type="login") == []
    edit = ("wagtailadmin_collections:edit", inner.pk)
    assert post(*edit, name=inner.name, parent=private.pk) == [("withdrawn", name, "private", "")]
    assert post(*edit, name=inner.name, parent=private.get_parent().pk) == [("published", name, "", "")]
    assert post("wagtailadmin_collections:set_privacy", inner.pk, restriction_type="login") == [
        ("withdrawn", name, "private", "")
    ]


def test_a_picture_is_replaced(post: Post):
    picture = ImageFactory()
    article = ArticleFactory(cover=picture)
    rows = post(
        "wagtailimages:edit",
        picture.pk,
        title=picture.title,
        collection=picture.collection_id,
        file=SimpleUploadedFile("neuve.png", png(64, 36, "red")),
    )
    assert rows == [
        ("updated", f"image:{picture.pk}", "", ""),
        ("updated", f"article:{article.pk}", "", f"image:{picture.pk}"),
    ]
    assert post("wagtailimages:delete", picture.pk) == [
        ("withdrawn", f"image:{picture.pk}", "deleted", ""),
        ("updated", f"article:{article.pk}", "", f"image:{picture.pk}"),
    ]
    assert not LibraryImage.objects.exists()


def test_an_author_is_published_taken_back_and_deleted(post: Post):
    author = AuthorFactory()
    article = ArticleFactory(authors=[author])
    name, shown = f"author:{author.pk}", ("updated", f"article:{article.pk}", "", f"author:{author.pk}")
    form = author_form(author, **{"name": "Autre", "action-publish": "1"})
    assert post(author_view("edit"), author.pk, **form) == [("updated", name, "", ""), shown]
    assert post(author_view("unpublish"), author.pk) == [("withdrawn", name, "unpublished", ""), shown]
    form = author_form(author, **{"action-publish": "1"})
    assert post(author_view("edit"), author.pk, **form) == [("published", name, "", ""), shown]
    assert post(author_view("delete"), author.pk)[:2] == [("withdrawn", name, "deleted", ""), shown]


def test_the_site_gets_another_name(post: Post):
    site, home, _locale = make_site()
    article = ArticleFactory()
    rows = post("wagtailsites:edit", site.pk, hostname="labo.example", port=80, root_page=home.pk, is_default_site="on")
    moved = [row[1] for row in rows if row[0] == "moved"]
    assert moved == [f"home:{home.pk}", f"rubric:{article.get_parent().pk}", f"article:{article.pk}"]
    assert Entry.objects.get(kind="moved", key=article.pk).url.startswith("http://labo.example/")


def test_the_settings_change(post: Post):
    site = make_site().site
    settings = PublicationSettings.for_site(site)
    form = nested_form_data({"name": "Le Labo", "licence": settings.licence, "social_links": inline_formset([])})
    rows = post("wagtailsettings:edit", "home", "publicationsettings", site.pk, **form)
    assert rows == [("updated", f"publication:{settings.pk}", "", "")]


def test_a_page_is_copied_with_what_is_below_it(post: Post):
    rubric = RubricFactory()
    ArticleFactory(parent=rubric)
    rows = post(
        "wagtailadmin_pages:copy",
        rubric.pk,
        new_title="Copie",
        new_slug="copie",
        new_parent_page=rubric.get_parent().pk,
        copy_subpages="on",
        publish_copies="on",
    )
    copy = Page.objects.get(slug="copie")
    below = copy.get_children().get()
    assert {row[:2] for row in rows} == {("published", f"rubric:{copy.pk}"), ("published", f"article:{below.pk}")}


def test_an_alias_changes_with_its_page(post: Post):
    article, target = ArticleFactory(), RubricFactory()
    article.save_revision().publish()
    rows = post(
        "wagtailadmin_pages:copy",
        article.pk,
        new_title="Alias",
        new_slug="alias",
        new_parent_page=target.pk,
        alias="on",
    )
    alias = Page.objects.get(slug="alias")
    assert rows == [("published", f"article:{alias.pk}", "", "")]
    rows = post("wagtailadmin_pages:edit", article.pk, **article_form(article, "publish", title="Autre"))
    assert {row[:2] for row in rows} == {("updated", f"article:{article.pk}"), ("updated", f"article:{alias.pk}")}
    rows = post("wagtailadmin_pages:unpublish", article.pk)
    assert {row[:3] for row in rows} == {
        ("withdrawn", f"article:{each.pk}", "unpublished") for each in (article, alias)
    }


def test_a_page_is_translated(post: Post):
    home = add_language("en")
    rubric = RubricFactory()
    rows = post("simple_translation:submit_page_translation", rubric.pk, locales=[home.locale_id])
    assert rows == []
    translation = rubric.get_translation(home.locale)
    rows = told(lambda: translation.save_revision().publish())
    assert rows == [("published", f"rubric:{translation.pk}", "", "")]
    assert "/en/" in Entry.objects.last().url


def test_an_approved_article_is_published(post: Post):
    rubric = RubricFactory()
    article = ArticleFactory(parent=rubric, live=False)
    workflow = Workflow.objects.create(name="Relecture")
    task = GroupApprovalTask.objects.create(name="Relire")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=rubric)
    article.save_revision()
    assert told(lambda: workflow.start(article, UserFactory())) == []
    state = article.current_workflow_task_state
    rows = post("wagtailadmin_pages:workflow_action", article.pk, "approve", state.pk)
    assert rows == [("published", f"article:{article.pk}", "", "")]


def test_articles_come_and_go_at_their_time():
    later = ArticleFactory(live=False)
    later.go_live_at = timezone.now() + timedelta(hours=1)
    later.save_revision().publish()
    ending = ArticleFactory()
    later.refresh_from_db()
    revision = later.scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    Page.objects.filter(pk=ending.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert sorted(told(lambda: call_command("publish_scheduled"))) == sorted(
        [
            ("published", f"article:{later.pk}", "", ""),
            ("withdrawn", f"article:{ending.pk}", "expired", ""),
        ]
    )


def test_a_renamed_tag_changes_what_bears_it():
    article = ArticleFactory(tags=["numérique"])
    ArticleFactory(tags=["autre"])
    tag = article.tags.get()
    tag.name = "Numérique"
    assert told(tag.save) == [("updated", f"article:{article.pk}", "", f"tag:{tag.slug}")]


def test_a_page_that_shows_another_hears_of_its_new_title(post: Post):
    shown = ArticleFactory()
    showing = ArticleFactory(body=body(related_pages(shown)))
    rows = post("wagtailadmin_pages:edit", shown.pk, **article_form(shown, "publish", title="Autre"))
    assert rows == [
        ("updated", f"article:{shown.pk}", "", ""),
        ("updated", f"article:{showing.pk}", "", f"article:{shown.pk}"),
    ]
