"""The content of the search: every kind of hidden thing, and live content that leads to it by every way."""

from collections import defaultdict
from typing import Any

from django.utils import timezone
from taggit.models import Tag
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction, Revision, Site

from blog.models import ArticlePage, ArticleTag, Author, RubricPage
from cms.api.routing.access import access_token
from cms.core.models import LibraryDocument, LibraryImage
from cms.core.search.indexing import rebuild
from cms.core.visibility import restrictions_on
from home.models import HomePage
from laureates.models import CallForProjects, Laureate, LaureateKeyFigure
from tests import factories as make
from tests.cms.api.hidden.pointers import Things, lead_to, lead_to_pages, speak_of, stand_around
from tests.cms.api.hidden.values import CANARY, UNKNOWN, UNKNOWN_ID, Values
from tests.factories import hidden

SNIPPETS = (Author, Laureate, CallForProjects)
#: The arguments that take a slug of one type.
SLUGS = {"rubric": RubricPage, "author": Author, "laureate": Laureate, "call": CallForProjects}
FILES = (LibraryImage, LibraryDocument)
#: Beside what state they share things with, those that are hidden by where they are.
GROUPS = {
    **dict.fromkeys(hidden.PAGES_BY_PLACE, "expired"),
    "image in a private collection": "draft",
    "document in a private collection": "draft",
    "image below a private collection": "unpublished",
    "document below a private collection": "unpublished",
}
#: The private page whose password a caller of the search knows.
OPENED = "article below a page with a password"
#: Pages below which, and with a translation of which, something visible stands.
SURROUNDED = ("draft rubric", "expired rubric", "unpublished standard page", "scheduled standard page")


class World:
    """Builds the content, and can then show what is hidden or delete it."""

    def __init__(self) -> None:
        self.home = make.make_site().home
        self.english = make.add_language("en")
        make.EmbedFactory()
        self.hidden = {kind: hidden.build(kind).thing for kind in hidden.KINDS}
        _tag(self.hidden["draft article"], self.hidden["changed article"])
        _second_site(self.english.locale)
        self.visible = _visible()
        groups = {**self._groups(), "visible": self.visible}
        for name, things in groups.items():
            lead_to(things, name, self.home)
        speak_of(groups["unpublished"], make.make_site().site)
        pages = [thing for thing in [*self.hidden.values(), *self.visible.pages] if isinstance(thing, Page)]
        lead_to_pages(pages, self.home)
        for kind in SURROUNDED:
            stand_around(self.hidden[kind], self.home, self.english.locale)

    def _groups(self) -> dict[str, Things]:
        """Sort the hidden things by what hides them: each group is led to by content of its own."""
        groups: dict[str, Things] = defaultdict(Things)
        for kind in hidden.WHOLLY_HIDDEN_KINDS:
            name = GROUPS.get(kind) or kind.partition(" ")[0]
            groups[name].add(self.hidden[kind])
        return groups

    def reveal(self) -> None:
        """Let readers see everything."""
        for model in (*SNIPPETS, Page):
            model.objects.update(live=True, expired=False, expire_at=None)
            model.objects.filter(first_published_at=None).update(first_published_at=timezone.now())
        for restrictions in (PageViewRestriction, CollectionViewRestriction):
            restrictions.objects.all().delete()
        for kind, thing in self.hidden.items():
            if kind.startswith("changed"):
                thing.refresh_from_db()
                thing.latest_revision.publish()
        rebuild()

    def delete(self) -> None:
        """Delete what is hidden, but the pages below which something visible stands."""
        Revision.objects.all().delete()
        for page in Page.objects.filter(title__startswith=CANARY).order_by("-depth"):
            page.refresh_from_db()
            if page.is_leaf():
                page.specific.delete()
        for model in SNIPPETS:
            model.objects.filter(name__startswith=CANARY).delete()
        for model in FILES:
            model.objects.filter(title__startswith=CANARY).delete()
        Tag.objects.filter(name__startswith=CANARY).delete()

    def values(self) -> Values:
        """Return what names the things of this world."""
        secret = [*self.hidden.values(), *Page.objects.filter(slug__startswith=CANARY).specific()]
        slugs = [each.slug for each in secret if hasattr(each, "slug")]
        words = [f"{CANARY}drafttag", f"{CANARY}changetag", "tag", "label", "theme"]
        shown = [f"{name}-visible" for name in ("article", *SLUGS)]
        article = ArticlePage.objects.get(slug=shown[0])
        names = [shown[0], slugs[0], UNKNOWN, *shown[1:], *words, *slugs[1:]]
        ids = [article.pk, secret[0].pk, UNKNOWN_ID, *(each.pk for each in secret[1:])]
        pages = [page for page in [article, *secret] if isinstance(page, Page)]
        paths = ["/" + page.url_path.split("/", 2)[2] for page in pages]
        hosts = [*Site.objects.values_list("hostname", flat=True), UNKNOWN]
        known = {
            "path": ["/", f"/{UNKNOWN}/", "/form/", *paths, *(f"/{page.pk}" for page in pages[:3])],
            "query": ["mener", *dict.fromkeys(names)],
            **{name: _slugs(name, model, secret) for name, model in SLUGS.items()},
            "tag": ["tag", f"{CANARY}drafttag", UNKNOWN, f"{CANARY}changetag"],
            **{name: [name, slugs[0], UNKNOWN] for name in ("label", "theme", "territory")},
            "site": hosts,
            "hostname": hosts,
            "locale": ["fr", "en", "de", UNKNOWN],
            "handle": ["main", UNKNOWN],
            "contentType": ["blog.ArticlePage", "home.StandardPage", "wagtailcore.Page", UNKNOWN],
            "previewToken": [UNKNOWN],
            "accessToken": [UNKNOWN, self.token()],
        }
        return Values(list(dict.fromkeys(names)), list(dict.fromkeys(map(str, ids))), known, _named(self.home))

    def token(self) -> str:
        """Return what opens one private page, ``OPENED``, and no other."""
        return access_token(list(restrictions_on(self.hidden[OPENED])))


def _slugs(name: str, model: type[Any], secret: list[Any]) -> list[str]:
    """Return the slugs of things of one type: a visible one, a hidden one, an unknown one, then the other hidden ones."""
    first, *others = [each.slug for each in secret if isinstance(each, model)]
    return [f"{name}-visible", first, UNKNOWN, *others]


def _named(home: Page) -> dict[str, dict[str, str]]:
    """Return for each type what names a thing of it that readers see."""
    found = {
        "ArticlePage": ArticlePage.objects.get(slug="article-visible"),
        "RubricPage": Page.objects.get(slug="rubric-visible"),
        "Author": Author.objects.get(slug="author-visible"),
        "Laureate": Laureate.objects.get(slug="laureate-visible"),
        "CallForProjects": CallForProjects.objects.get(slug="call-visible"),
        "PageInterface": home,
    }
    named = {name: {"id": str(each.pk), "slug": each.slug, "path": "/"} for name, each in found.items()}
    return {**named, "Form": {"path": "/form/"}, "Route": {"path": "/"}}


def _tag(draft: Any, changed: Any) -> None:
    """Put a tag on a draft only, and one on the unpublished changes of a live article."""
    tag = Tag.objects.create(name=f"{CANARY}drafttag", slug=f"{CANARY}drafttag")
    ArticleTag.objects.create(content_object=draft, tag=tag)
    changes = changed.latest_revision.as_object()
    changes.tags.add(f"{CANARY}changetag")
    changes.save_revision()


def _second_site(language: Locale) -> None:
    """Make a site whose front page in the second language is a draft."""
    root = Page.get_first_root_node()
    front = root.add_child(instance=HomePage(title="Deux", slug="deux", locale=make.french()))
    Site.objects.create(hostname="deux.example.org", root_page=front)
    draft = front.copy_for_translation(language)
    HomePage.objects.filter(pk=draft.pk).update(title=f"{CANARY} front page", live=False)


def _visible() -> Things:
    """Make things that readers see, with something in every field that leads on."""
    place = make.TerritoryFactory(code="93055")
    figure = LaureateKeyFigure(label="ateliers", value=12, unit="%", as_of=2020)
    image = make.ImageFactory(focal_point_x=4, focal_point_y=4, rendered=True)
    lists = {"labels": ["label"], "partners": ["partner"], "themes": ["theme"], "programmes": {"Ateliers": ""}}
    things = Things(images=[image], documents=[make.DocumentFactory()], calls=[make.CallFactory()])
    things.laureates = [make.LaureateFactory(territories=[place], key_figures=[figure], **lists)]
    things.authors = [make.AuthorFactory()]
    things.pages = [make.ArticleFactory(tags=["tag"]), make.RubricFactory(), make.StandardPageFactory()]
    return things
