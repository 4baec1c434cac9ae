"""A newsroom with two rubrics, in which one of its people is at work."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Workflow

from blog.models import ArticlePage, Contribution, RubricPage
from cms.newsroom.roles.models import Role, RoleGroup
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
    seed_roles,
)

CONTRIBUTOR, EDITOR, CHIEF, PARTNERS, ADMINISTRATOR, NO_ROLE, STRANGER = (
    *("contributor", "editor", "chief editor", "partner manager", "administrator"),
    *("account without a role", "stranger"),
)


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
