"""Whatever way a page would become public, the rules that block are asked; what they refuse leaves all as it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, Task, TaskState, Workflow
from wagtail.test.utils.form_data import streamfield

from blog.models import ArticlePage, RubricPage
from cms.core.worker.schedule import Schedule
from cms.journal.followers import follow
from cms.newsroom.checks.following import CHECKS
from cms.newsroom.checks.models import PublishedFinding
from cms.newsroom.roles.models import Role
from tests.admin_forms import article_form
from tests.factories import ArticleFactory, ImageFactory, RubricFactory, account, body, heading, image, seed_roles

pytestmark = pytest.mark.django_db

REASON = "L’intertitre « Horaires » est de niveau 4, sans niveau 2 avant lui : choisissez celui-ci."
SENTENCE = f"« Trois ateliers » n’a pas été publié : {REASON}"
SOUND = heading("Lieux")
BROKEN = heading("Horaires", 4)
BROKEN_FORM = streamfield([("heading", {"text": "Horaires", "level": "4"})])
XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def rubric() -> RubricPage:
    seed_roles()
    return RubricFactory(title="Inclusion")


@pytest.fixture
def article(rubric: RubricPage) -> ArticlePage:
    """An article that was submitted when it was sound, and of which a broken draft was saved since."""
    writer = account(Role.CONTRIBUTOR)
    made: ArticlePage = ArticleFactory(title="Trois ateliers", slug="trois", parent=rubric, live=False, owner=writer)
    made.body = body(SOUND)
    made.save_revision()
    Workflow.objects.get(name="Relecture").start(made, writer)
    made.body = body(BROKEN)
    made.save_revision()
    return ArticlePage.objects.get(pk=made.pk)


@pytest.fixture
def chief(rubric: RubricPage, client: Client) -> Client:
    client.force_login(account(Role.CHIEF_EDITOR))
    return client


def state(article: ArticlePage) -> tuple[Any, ...]:
    """Return what a refusal may not change: what is public, the drafts, the review, what is scheduled."""
    return (
        Page.objects.get(pk=article.pk).live,
        list(Page.objects.order_by("pk").values_list("pk", "live", "has_unpublished_changes")),
        [revision.content for revision in Revision.objects.order_by("pk")],
        list(Revision.objects.exclude(approved_go_live_at=None)),
        list(TaskState.objects.order_by("pk").values_list("status", "comment")),
        list(Task.objects.order_by("pk").values_list("active", flat=True)),
    )


def post(chief: Client, view: str, *args: Any, query: str = "", **data: Any) -> HttpResponse:
    return chief.post(reverse(view, args=args) + query, data, follow=True)


def approve(chief: Client, article: ArticlePage) -> HttpResponse:
    task = article.current_workflow_task_state
    return post(chief, "wagtailadmin_pages:workflow_action", article.pk, "approve", task.pk)


def publish_together(chief: Client, article: ArticlePage) -> HttpResponse:
    query = f"?id={article.pk}&next=/admin/"
    return post(chief, "wagtail_bulk_action", "wagtailcore", "page", "publish", query=query)


def publish_rubric_with_drafts(chief: Client, article: ArticlePage) -> HttpResponse:
    query = f"?id={article.get_parent().pk}&next=/admin/"
    drafts = {"include_descendants": "on"}
    return post(chief, "wagtail_bulk_action", "wagtailcore", "page", "publish", query=query, **drafts)


def disable_the_review(chief: Client, article: ArticlePage) -> HttpResponse:
    """Wagtail publishes what waits for a review that is switched off."""
    chief.force_login(account(Role.ADMINISTRATOR))
    return post(chief, "wagtailadmin_workflows:disable_task", article.current_workflow_task.pk)


@pytest.mark.parametrize("way", [approve, publish_together, publish_rubric_with_drafts, disable_the_review])
def test_broken_draft_is_not_published_without_its_form(
    chief: Client, article: ArticlePage, way: Callable[[Client, ArticlePage], HttpResponse]
) -> None:
    before = state(article)

    response = way(chief, article)

    assert SENTENCE in response.content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in response.content.decode()
    assert state(article) == before
    assert article.get_latest_revision_as_object().body[0].value["text"] == "Horaires"


def test_approval_with_a_comment_leads_back_to_where_the_sentence_is_shown(chief: Client, article: ArticlePage) -> None:
    before, task = state(article), article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])

    answer = chief.post(f"{address}?next=/admin/", {"comment": "Bravo."}, headers=XHR).json()

    assert answer == {"step": "success", "redirect": "/admin/"}
    assert SENTENCE in chief.get("/admin/").content.decode()
    assert state(article) == before


@pytest.mark.parametrize(
    "button",
    [
        {"action-publish": "1"},
        {"action-publish": "1", "go_live_at": "2100-01-01 10:00"},
        {"action-workflow-action": "1", "workflow-action-name": "approve"},
        {"action-publish": "1", "action-workflow-action": "1", "workflow-action-name": "reject"},
    ],
    ids=["publish", "schedule", "approve", "publish while sending back"],
)
def test_broken_draft_is_not_published_by_a_button_of_the_editor(
    chief: Client, article: ArticlePage, button: dict[str, str]
) -> None:
    before = state(article)
    form = article_form(article, "save", body=BROKEN_FORM, **button)
    del form["action-save"]

    response = post(chief, "wagtailadmin_pages:edit", article.pk, **form)

    assert REASON in response.content.decode()
    assert state(article) == before


@pytest.mark.parametrize("button", ["submit", "restart-workflow"])
def test_broken_draft_that_was_sent_back_is_not_submitted(client: Client, article: ArticlePage, button: str) -> None:
    task = article.current_workflow_task_state
    task.reject(user=account(Role.CHIEF_EDITOR), comment="Voir le titre.")
    client.force_login(task.workflow_state.requested_by)
    before = state(article)
    form = article_form(article, button, body=BROKEN_FORM)

    response = post(client, "wagtailadmin_pages:edit", article.pk, **form)

    assert REASON in response.content.decode()
    assert state(article) == before


@pytest.mark.parametrize("name", ["publish", "copy", "create_alias", "revert_to_page_revision"])
def test_api_of_the_admin_publishes_nothing(chief: Client, article: ArticlePage, name: str) -> None:
    before = state(article)

    response = chief.post(f"/admin/api/main/pages/{article.pk}/action/{name}/", {"revision_id": 1, "keep_live": True})

    assert response.status_code == 404
    assert state(article) == before
    assert chief.get(f"/admin/api/main/pages/{article.pk}/").json()["title"] == "Trois ateliers"


@pytest.mark.parametrize("choice", ["publish_copies", "alias"])
def test_broken_page_that_a_program_published_gets_no_public_copy(
    chief: Client, rubric: RubricPage, choice: str
) -> None:
    broken = ArticleFactory(title="Trois ateliers", parent=rubric, body=body(BROKEN))
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": rubric.pk}
    before = state(broken)

    response = post(chief, "wagtailadmin_pages:copy", broken.pk, **copy, **{choice: "on"})
    assert SENTENCE in response.content.decode()
    assert state(broken) == before

    post(chief, "wagtailadmin_pages:copy", broken.pk, **copy)
    assert not Page.objects.get(slug="copie").live


def test_rubric_with_a_broken_page_is_not_copied_publicly(chief: Client, rubric: RubricPage) -> None:
    broken = ArticleFactory(title="Trois ateliers", parent=rubric, body=body(BROKEN))
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": rubric.get_parent().pk}
    before = state(broken)

    response = post(chief, "wagtailadmin_pages:copy", rubric.pk, **copy, publish_copies="on", copy_subpages="on")

    assert SENTENCE in response.content.decode()
    assert state(broken) == before


def test_broken_draft_can_be_sent_back_from_the_editor(chief: Client, article: ArticlePage) -> None:
    sent_back = {"workflow-action-name": "reject", "workflow-action-extra-data": '{"comment": "Voir le titre."}'}
    form = article_form(article, "workflow-action", body=BROKEN_FORM, **sent_back)

    post(chief, "wagtailadmin_pages:edit", article.pk, **form)

    assert list(TaskState.objects.values_list("status", "comment")) == [("rejected", "Voir le titre.")]
    assert not Page.objects.get(pk=article.pk).live


def test_mended_draft_is_approved(chief: Client, article: ArticlePage) -> None:
    article.body = body(SOUND)
    article.save_revision()

    response = approve(chief, article)

    assert "n’a pas été publié" not in response.content.decode()
    assert Page.objects.get(pk=article.pk).live


def test_approval_of_a_broken_draft_schedules_nothing(chief: Client, article: ArticlePage) -> None:
    article.body, article.go_live_at = body(BROKEN), timezone.now() + timedelta(hours=1)
    article.save_revision()
    before = state(article)

    assert SENTENCE in approve(chief, article).content.decode()
    assert state(article) == before


def test_what_was_checked_when_it_was_scheduled_goes_live_whatever_was_drafted_since(
    chief: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.now() + timedelta(hours=1)
    article.body, article.go_live_at = body(SOUND), later
    article.save_revision()
    approve(chief, article)
    article.body = body(BROKEN)
    article.save_revision()

    monkeypatch.setattr(timezone, "now", lambda: later)
    Schedule().run()

    public = ArticlePage.objects.get(pk=article.pk)
    assert (public.live, public.body[0].value["text"]) == (True, "Lieux")
    assert public.get_latest_revision_as_object().body[0].value["text"] == "Horaires"


def test_picture_that_lost_its_alternative_since_holds_nothing_up_and_is_reported(
    chief: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, picture = timezone.now() + timedelta(hours=1), ImageFactory(description="Une salle pleine.")
    article.body, article.go_live_at = body(image(picture)), later
    article.save_revision()
    approve(chief, article)
    picture.description = ""
    picture.save()

    monkeypatch.setattr(timezone, "now", lambda: later)
    Schedule().run()
    follow(CHECKS)

    assert Page.objects.get(pk=article.pk).live
    assert list(PublishedFinding.objects.values_list("page", "rule")) == [(article.pk, "alt-missing")]
