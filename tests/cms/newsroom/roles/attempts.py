"""What people try through the admin's own views; each returns whether it was done."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blog.models import ArticlePage, Author, RubricPage
from cms.core.models import LibraryImage
from cms.partners.models import Partner
from home.models import PublicationSettings
from tests.admin_forms import article_form, author_form, rubric_form
from tests.cms.newsroom.roles.world import World
from tests.factories import (
    UserFactory,
    make_site,
    png,
)
from tests.factories.tasks import failed_task


def write(world: World, rubric: RubricPage) -> bool:
    new = ArticlePage(title="Neuf", slug="neuf")
    world.post("wagtailadmin_pages:add", "blog", "articlepage", rubric.pk, **article_form(new, "save"))
    return Page.objects.child_of(rubric).filter(slug="neuf").exists()


def write_page(world: World, model: str, below: Page) -> bool:
    form = rubric_form(RubricPage(title="Neuf", slug="neuf"))
    form |= nested_form_data({"body-count": "0", "form_fields": inline_formset([]), "intro": "null"})
    world.post("wagtailadmin_pages:add", *model.split("."), below.pk, **form)
    return Page.objects.filter(slug="neuf").exists()


def change(world: World, article: ArticlePage, action: str = "save", **fields: Any) -> ArticlePage:
    form = article_form(article, action, title="Changé", **fields)
    world.post("wagtailadmin_pages:edit", article.pk, **form)
    return ArticlePage.objects.get(pk=article.pk)


def changed(world: World, article: ArticlePage) -> bool:
    return change(world, article).get_latest_revision_as_object().title == "Changé"


def published(world: World, article: ArticlePage) -> bool:
    return change(world, article, "publish").live


def scheduled(world: World, article: ArticlePage) -> bool:
    later = timezone.localtime() + timedelta(days=1)
    return change(world, article, "publish", go_live_at=later.strftime("%Y-%m-%d %H:%M")).approved_schedule


def submitted(world: World, article: ArticlePage) -> bool:
    return change(world, article, "submit").workflow_in_progress


def approved(world: World) -> bool:
    state = world.submitted.current_workflow_task_state
    world.post("wagtailadmin_pages:workflow_action", world.submitted.pk, "approve", state.pk)
    state.refresh_from_db()
    return state.status == TaskState.STATUS_APPROVED and Page.objects.get(pk=world.submitted.pk).live


def sent_back(world: World) -> bool:
    state = world.submitted.current_workflow_task_state
    world.post("wagtailadmin_pages:workflow_action", world.submitted.pk, "reject", state.pk, comment="Trop long.")
    state.refresh_from_db()
    return (state.status, state.comment) == (TaskState.STATUS_REJECTED, "Trop long.")


def commented(world: World, article: ArticlePage) -> bool:
    comment = {"text": "À vérifier.", "contentpath": "title", "position": "", "replies": inline_formset([])}
    change(world, article, comments=inline_formset([comment]))
    return Comment.objects.filter(page=article, text="À vérifier.", user_id=world.user.pk).exists()


def locked(world: World, article: ArticlePage) -> bool:
    world.post("wagtailadmin_pages:lock", article.pk)
    return Page.objects.get(pk=article.pk).locked


def unlocked(world: World, article: ArticlePage) -> bool:
    Page.objects.filter(pk=article.pk).update(locked=True, locked_by=UserFactory())
    world.post("wagtailadmin_pages:unlock", article.pk)
    return not Page.objects.get(pk=article.pk).locked


def moved(world: World, page: Page, target: Page) -> bool:
    world.post("wagtailadmin_pages:move_confirm", page.pk, target.pk)
    return Page.objects.get(pk=page.pk).is_child_of(target)


def moved_together(world: World, page: Page, target: Page) -> bool:
    world.bulk("move", page, chooser=target.pk)
    return Page.objects.get(pk=page.pk).is_child_of(target)


def copied(world: World, page: Page, target: Page, **data: Any) -> bool:
    copy = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": target.pk}
    world.post("wagtailadmin_pages:copy", page.pk, **copy, **data)
    return Page.objects.child_of(target).filter(slug="copie").exists()


def unpublished(world: World, page: Page) -> bool:
    world.post("wagtailadmin_pages:unpublish", page.pk)
    return not Page.objects.get(pk=page.pk).live


def deleted(world: World, page: Page) -> bool:
    world.post("wagtailadmin_pages:delete", page.pk)
    return not Page.objects.filter(pk=page.pk).exists()


def live_after_bulk(world: World, action: str, page: Page) -> bool:
    world.bulk(action, page)
    return Page.objects.filter(pk=page.pk, live=True).exists()


def deleted_together(world: World, *pages: Page) -> bool:
    world.bulk("delete", *pages)
    return not Page.objects.filter(pk__in=[page.pk for page in pages]).exists()


def made_private(world: World, page: Page) -> bool:
    world.post("wagtailadmin_pages:set_privacy", page.pk, restriction_type="login")
    return page.get_view_restrictions().exists()


def history(world: World, article: ArticlePage) -> bool:
    return world.sees("wagtailadmin_pages:history", article.pk)


def compared(world: World, article: ArticlePage) -> bool:
    second = ArticlePage.objects.get(pk=article.pk)
    second.title = "Deuxième version"
    second.save_revision()
    return world.sees("wagtailadmin_pages:revisions_compare", article.pk, "earliest", "latest")


def autosaved(world: World, article: ArticlePage) -> bool:
    """As the editor's script does: a revision, without a button."""
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = article_form(article, "save", title="Enregistré")
    del form["action-save"]
    answer = world.client.post(
        address, form, headers={"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
    )
    latest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return answer.status_code == 200 and latest.title == "Enregistré"


def uploaded(world: World, collection: Any) -> bool:
    file = SimpleUploadedFile("neuve.png", png())
    form = {"title": "Neuve", "collection": collection.pk, "description": "Un aplat.", "file": file}
    world.post("wagtailimages:add", **form)
    return LibraryImage.objects.filter(title="Neuve", collection=collection).exists()


def picture_changed(world: World, picture: LibraryImage) -> bool:
    form = {"title": "Changée", "collection": picture.collection_id, "description": "Un aplat."}
    world.post("wagtailimages:edit", picture.pk, **form)
    picture.refresh_from_db()
    return picture.title == "Changée"


def author_added(world: World) -> bool:
    world.post(Author.snippet_viewset.get_url_name("add"), **author_form(Author(name="Zoé", kind="person", slug="zoe")))
    return Author.objects.filter(slug="zoe").exists()


def author_published(world: World) -> bool:
    form = author_form(world.author, name="Changé", **{"action-publish": "1"})
    world.post(Author.snippet_viewset.get_url_name("edit"), world.author.pk, **form)
    world.author.refresh_from_db()
    return world.author.name == "Changé"


def author_deleted(world: World) -> bool:
    world.post(Author.snippet_viewset.get_url_name("delete"), world.author.pk)
    return not Author.objects.exists()


def laureate_seen(world: World) -> bool:
    return world.sees(type(world.laureate).snippet_viewset.get_url_name("edit"), world.laureate.pk)


def contribution_judged(world: World) -> bool:
    world.post("contribution:edit", world.contribution.pk, state="accepted", note="")
    world.contribution.refresh_from_db()
    return world.contribution.state == "accepted"


def partner_added(world: World) -> bool:
    form = {"name": "Revue", "active": "on", "whole_site": "on", "per_minute": 60, "per_day": 1000}
    world.post("partner:add", **form)
    return Partner.objects.filter(name="Revue").exists()


def redirect_added(world: World) -> bool:
    world.post("wagtailredirects:add", old_path="/vieux/", site="", is_permanent="on", redirect_link="https://e.org/")
    return Redirect.objects.filter(old_path="/vieux").exists()


def settings_changed(world: World) -> bool:
    publication = PublicationSettings.for_site(make_site().site)
    form = nested_form_data({"name": "Le Labo", "licence": publication.licence, "social_links": inline_formset([])})
    world.post("wagtailsettings:edit", "home", "publicationsettings", publication.site_id, **form)
    return PublicationSettings.objects.filter(name="Le Labo").exists()


def account_added(world: World) -> bool:
    form = {"username": "zoe", "email": "zoe@example.org", "first_name": "Zoé", "last_name": "L", "is_active": "on"}
    world.post("wagtailusers_users:add", password1="Mot-de-passe-27", password2="Mot-de-passe-27", **form)
    return User.objects.filter(username="zoe").exists()


def group_added(world: World) -> bool:
    prefixes = {"page_permissions", "image_permissions", "document_permissions", "collection_permissions"}
    forms = nested_form_data({name: inline_formset([]) for name in (*prefixes, "collection_management_permissions")})
    world.post("wagtailusers_groups:add", name="Pigistes", **forms)
    return Group.objects.filter(name="Pigistes").exists()


def second_factor_reset(world: World, superuser: bool = False) -> bool:
    colleague = UserFactory(is_superuser=superuser)
    TOTPDevice.objects.create(user=colleague, name="totp")
    world.post("second_factor_reset", colleague.pk)
    return not TOTPDevice.objects.filter(user=colleague).exists()


def task_run_again(world: World) -> bool:
    task = failed_task("cms.core.mail._send", OSError("no route"))
    world.post("run_task_again", task.pk)
    task.refresh_from_db()
    return task.status == "READY"
