"""Each role and each action, through the admin's own views: who can do what, and who changes nothing by trying."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Page, TaskState, Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from blog.models import ArticlePage, Author, Contribution, RubricPage
from cms.core.models import LibraryImage
from cms.newsroom.roles.models import Role, RoleGroup
from cms.partners.models import Partner
from home.models import Menu, PublicationSettings
from tests.admin_forms import article_form, author_form, rubric_form
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    LaureateFactory,
    MenuFactory,
    PartnerFactory,
    RubricFactory,
    UserFactory,
    account,
    make_site,
    png,
    seed_roles,
)

pytestmark = pytest.mark.django_db

CONTRIBUTOR, EDITOR, CHIEF, PARTNERS, ADMINISTRATOR, NO_ROLE, STRANGER = (
    *("contributor", "editor", "chief editor", "partner manager", "administrator"),
    *("account without a role", "stranger"),
)
EVERYBODY = (CONTRIBUTOR, EDITOR, CHIEF, PARTNERS, ADMINISTRATOR, NO_ROLE, STRANGER)
WRITERS = {CONTRIBUTOR, EDITOR, CHIEF, ADMINISTRATOR}
EDITORS = {EDITOR, CHIEF, ADMINISTRATOR}
CHIEFS = {CHIEF, ADMINISTRATOR}


@dataclass
class World:
    """A newsroom with two rubrics; the editor's is the first one."""

    user: User | AnonymousUser = field(default_factory=AnonymousUser)
    client: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        seed_roles()
        self.home = make_site().home
        self.rubric = RubricFactory(title="Inclusion", slug="inclusion")
        self.other_rubric = RubricFactory(title="Territoires", slug="territoires")
        writer = UserFactory(is_superuser=False)
        self.draft = self.article("brouillon", self.rubric, live=False, owner=writer)
        self.live = self.article("en-ligne", self.rubric)
        self.other_draft = self.article("brouillon-ailleurs", self.other_rubric, live=False, owner=writer)
        self.other_live = self.article("en-ligne-ailleurs", self.other_rubric)
        self.submitted = self.article("soumis", self.rubric, live=False, owner=writer)
        Workflow.objects.get(name="Relecture").start(self.submitted, writer)
        self.author = AuthorFactory()
        self.laureate = LaureateFactory()
        self.picture = ImageFactory(collection=self.collection(self.rubric))
        self.other_picture = ImageFactory(collection=self.collection(self.other_rubric))
        self.menu = MenuFactory()
        self.partner = PartnerFactory()
        person = {"contributor_kind": "citizen", "name": "Ana", "email": "ana@example.org"}
        self.contribution = Contribution.objects.create(kind="article", title="Proposition", summary="…", **person)

    def article(self, slug: str, rubric: RubricPage, **fields: Any) -> ArticlePage:
        """Return an article with one revision."""
        article: ArticlePage = ArticleFactory(title=slug, slug=slug, parent=rubric, **fields)
        article.save_revision()
        return article

    def collection(self, rubric: RubricPage) -> Any:
        """Return the collection of a rubric."""
        return RoleGroup.objects.get(section=rubric.translation_key).collection

    def log_in(self, who: str) -> None:
        """Become somebody, with a draft of one's own."""
        if who == STRANGER:
            return
        roles = {CONTRIBUTOR: Role.CONTRIBUTOR, CHIEF: Role.CHIEF_EDITOR, PARTNERS: Role.PARTNER_MANAGER}
        roles[ADMINISTRATOR] = Role.ADMINISTRATOR
        if who == EDITOR:
            self.user = account(Role.EDITOR, self.rubric)
        else:
            self.user = UserFactory(is_superuser=False) if who == NO_ROLE else account(roles[who])
        self.client.force_login(self.user)
        self.own = self.article("a-moi", self.rubric, live=False, owner=self.user)

    def post(self, view: str, *args: Any, query: str = "", **data: Any) -> Any:
        """Send a form to one of the admin's views."""
        return self.client.post(reverse(view, args=args) + query, data)

    def sees(self, view: str, *args: Any, query: str = "") -> bool:
        """Tell whether a page of the admin is shown."""
        return bool(self.client.get(reverse(view, args=args) + query).status_code == 200)

    def bulk(self, action: str, *pages: Page, **data: Any) -> Any:
        """Do something with several pages."""
        ids = "&".join(f"id={page.pk}" for page in pages)
        return self.post("wagtail_bulk_action", "wagtailcore", "page", action, query=f"?{ids}", **data)


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


ACTIONS: dict[str, tuple[Callable[[World], bool], set[str]]] = {
    "opens the admin": (lambda w: w.sees("wagtailadmin_home"), WRITERS | {PARTNERS}),
    # Writing.
    "writes in the rubric": (lambda w: write(w, w.rubric), WRITERS),
    "writes in another rubric": (lambda w: write(w, w.other_rubric), {CONTRIBUTOR} | CHIEFS),
    "changes a draft of their own": (lambda w: changed(w, w.own), WRITERS),
    "has it saved while typing": (lambda w: autosaved(w, w.own), WRITERS),
    "changes another's draft": (lambda w: changed(w, w.draft), EDITORS),
    "changes another rubric's draft": (lambda w: changed(w, w.other_draft), CHIEFS),
    "has another rubric's draft saved while typing": (lambda w: autosaved(w, w.other_draft), CHIEFS),
    "comments a draft of their own": (lambda w: commented(w, w.own), WRITERS),
    "comments another's draft": (lambda w: commented(w, w.draft), EDITORS),
    "comments another rubric's draft": (lambda w: commented(w, w.other_draft), CHIEFS),
    "deletes a draft of their own": (lambda w: deleted(w, w.own), WRITERS),
    "reads the history of their draft": (lambda w: history(w, w.own), WRITERS),
    "compares versions of their draft": (lambda w: compared(w, w.own), WRITERS),
    "compares versions of another's draft": (lambda w: compared(w, w.draft), EDITORS),
    # Reviewing.
    "submits a draft of their own": (lambda w: submitted(w, w.own), WRITERS),
    "approves what was submitted": (approved, {CHIEF}),
    "sends back what was submitted": (sent_back, {CHIEF}),
    "changes what was submitted": (lambda w: changed(w, w.submitted), {CHIEF}),
    # Publishing.
    "publishes a draft of their own": (lambda w: published(w, w.own), EDITORS),
    "publishes another's draft": (lambda w: published(w, w.draft), EDITORS),
    "schedules another's draft": (lambda w: scheduled(w, w.draft), EDITORS),
    "unpublishes": (lambda w: unpublished(w, w.live), EDITORS),
    "makes private": (lambda w: made_private(w, w.live), EDITORS),
    "locks": (lambda w: locked(w, w.draft), EDITORS),
    "unlocks what another locked": (lambda w: unlocked(w, w.draft), EDITORS),
    "deletes a published article": (lambda w: deleted(w, w.live), EDITORS),
    # In another rubric.
    "publishes another rubric's draft": (lambda w: published(w, w.other_draft), CHIEFS),
    "schedules another rubric's draft": (lambda w: scheduled(w, w.other_draft), CHIEFS),
    "unpublishes in another rubric": (lambda w: unpublished(w, w.other_live), CHIEFS),
    "makes private in another rubric": (lambda w: made_private(w, w.other_live), CHIEFS),
    "locks in another rubric": (lambda w: locked(w, w.other_draft), CHIEFS),
    "unlocks in another rubric": (lambda w: unlocked(w, w.other_draft), CHIEFS),
    "deletes in another rubric": (lambda w: deleted(w, w.other_draft), CHIEFS),
    "moves into another rubric": (lambda w: moved(w, w.live, w.other_rubric), CHIEFS),
    "moves a draft into another rubric": (lambda w: moved(w, w.draft, w.other_rubric), CHIEFS),
    "moves out of another rubric": (lambda w: moved(w, w.other_live, w.rubric), CHIEFS),
    "copies into another rubric": (lambda w: copied(w, w.draft, w.other_rubric), CHIEFS),
    "copies out of another rubric": (lambda w: copied(w, w.other_draft, w.rubric), CHIEFS),
    # Together.
    "moves together into another rubric": (lambda w: moved_together(w, w.live, w.other_rubric), CHIEFS),
    "moves together out of another rubric": (lambda w: moved_together(w, w.other_live, w.rubric), CHIEFS),
    "publishes together": (lambda w: live_after_bulk(w, "publish", w.draft), EDITORS),
    "publishes together in another rubric": (lambda w: live_after_bulk(w, "publish", w.other_draft), CHIEFS),
    "unpublishes together": (lambda w: not live_after_bulk(w, "unpublish", w.live), EDITORS),
    "unpublishes together in another rubric": (lambda w: not live_after_bulk(w, "unpublish", w.other_live), CHIEFS),
    "deletes together": (lambda w: deleted_together(w, w.draft, w.live), EDITORS),
    "deletes together in another rubric": (lambda w: deleted_together(w, w.other_draft, w.other_live), CHIEFS),
    # The tree.
    "makes a rubric": (lambda w: write_page(w, "blog.rubricpage", w.home), CHIEFS),
    "makes a rubric in the rubric": (lambda w: write_page(w, "blog.rubricpage", w.rubric), CHIEFS),
    "makes a standing page": (lambda w: write_page(w, "home.standardpage", w.home), CHIEFS),
    "copies a rubric": (lambda w: copied(w, w.rubric, w.home), CHIEFS),
    "deletes a rubric with all in it": (lambda w: deleted(w, w.rubric), CHIEFS),
    "deletes another rubric with all in it": (lambda w: deleted_together(w, w.other_rubric), CHIEFS),
    "moves the rubric into another": (lambda w: moved(w, w.rubric, w.other_rubric), CHIEFS),
    # Pictures.
    "uploads a picture for the rubric": (lambda w: uploaded(w, w.collection(w.rubric)), WRITERS),
    "uploads a picture for another rubric": (
        lambda w: uploaded(w, w.collection(w.other_rubric)),
        {CONTRIBUTOR} | CHIEFS,
    ),
    "changes a picture of the rubric": (lambda w: picture_changed(w, w.picture), EDITORS),
    "changes a picture of another rubric": (lambda w: picture_changed(w, w.other_picture), CHIEFS),
    # What articles speak of.
    "adds an author": (author_added, EDITORS),
    "publishes an author": (author_published, EDITORS),
    "deletes an author": (author_deleted, CHIEFS),
    "opens a laureate": (laureate_seen, EDITORS),
    "sees the contributions": (lambda w: w.sees("contribution:index"), EDITORS),
    "judges a contribution": (contribution_judged, EDITORS),
    # The publication.
    "opens the menu": (lambda w: w.sees(Menu.snippet_viewset.get_url_name("edit"), w.menu.pk), CHIEFS),
    "changes the publication's settings": (settings_changed, CHIEFS),
    "adds a redirect": (redirect_added, CHIEFS),
    # Partners.
    "sees the partners": (lambda w: w.sees("partner:index"), {PARTNERS, ADMINISTRATOR}),
    "adds a partner": (partner_added, {PARTNERS, ADMINISTRATOR}),
    "sees a partner's keys": (lambda w: w.sees("partner_access", w.partner.pk), {PARTNERS, ADMINISTRATOR}),
    "sees the webhooks": (lambda w: w.sees("webhooks_endpoint:index"), {PARTNERS, ADMINISTRATOR}),
    # The machine.
    "adds an account": (account_added, {ADMINISTRATOR}),
    "adds a group": (group_added, {ADMINISTRATOR}),
    "arranges the review": (lambda w: w.sees("wagtailadmin_workflows:index"), {ADMINISTRATOR}),
    "sees the sites": (lambda w: w.sees("wagtailsites:index"), {ADMINISTRATOR}),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_does_what_it_may_and_nothing_else(who: str) -> None:
    world = World()
    world.log_in(who)
    world.own = getattr(world, "own", world.draft)
    done = set()
    for name, (attempt, _allowed) in ACTIONS.items():
        with transaction.atomic():
            if attempt(world):
                done.add(name)
            transaction.set_rollback(True)

    assert done == {name for name, (_attempt, allowed) in ACTIONS.items() if who in allowed}
