"""What readers see, told without the journal's help: by the one rule of visibility, and by what stands in the tables."""

from collections.abc import Iterator
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from blog.models import ArticlePage, Author, RubricPage
from cms.core.models import LibraryDocument, LibraryImage
from cms.core.reader import ReaderRoots
from cms.core.visibility import visible
from home.models import FormPage, HomePage, Menu, PublicationSettings, StandardPage
from laureates.models import CallForProjects, Laureate, Territory

TYPES: dict[str, Any] = {
    "home": HomePage,
    "rubric": RubricPage,
    "article": ArticlePage,
    "page": StandardPage,
    "form": FormPage,
    "author": Author,
    "laureate": Laureate,
    "call": CallForProjects,
    "territory": Territory,
    "image": LibraryImage,
    "document": LibraryDocument,
    "menu": Menu,
    "publication": PublicationSettings,
    "redirect": Redirect,
}

Site = dict[str, tuple[str, Any]]


class PublicSite:
    """All that is public at a moment, read at once."""

    def __init__(self) -> None:
        roots = ReaderRoots()
        self.pages = {page.pk: page for page in visible(Page.objects.all())}
        self.urls = {key: roots.url(page) for key, page in self.pages.items()}
        self.by_path = {page.path: page for page in self.pages.values()}
        self.things = {kind: {each.pk: each for each in self._all(model)} for kind, model in TYPES.items()}

    def _all(self, model: Any) -> Any:
        if model is not Redirect:
            return visible(model.objects.all())
        return [
            each
            for each in Redirect.objects.all()
            if each.redirect_page_id in self.pages or (each.redirect_page_id is None and each.redirect_link)
        ]

    def site(self) -> Site:
        """Return the address and the content of each public thing, by its name."""
        return {
            f"{kind}:{key}": (self.url(kind, thing), (str(thing), *self.content(kind, thing)))
            for kind, things in self.things.items()
            for key, thing in things.items()
        }

    def url(self, kind: str, thing: Any) -> str:
        if isinstance(thing, Page):
            return self.urls[thing.pk]
        return thing.old_path if kind == "redirect" else ""

    def named(self, kind: str, key: Any) -> str:
        """Return what is shown of a thing that another refers to: nothing if it isn't public."""
        thing = self.things[kind].get(key)
        return str(thing) if thing else ""

    def linked(self, key: Any) -> tuple[str, str]:
        return (self.pages[key].title, self.urls[key]) if key in self.pages else ("", "")

    def content(self, kind: str, thing: Any) -> Iterator[Any]:
        """Yield what a thing shows of others."""
        if isinstance(thing, Page):
            yield [self.by_path[path].title for path in _above(thing.path) if path in self.by_path]
        reader = getattr(self, f"_of_{kind}", None)
        if reader:
            yield from reader(thing)

    def _of_article(self, article: Any) -> Iterator[Any]:
        yield [self.named("author", key) for key in article.article_authors.values_list("author_id", flat=True)]
        yield [self.named("rubric", key) for key in article.also_in.order_by("pk").values_list("pk", flat=True)]
        yield self.named("call", article.call_id), self.named("image", article.cover_id)
        yield sorted(article.tags.values_list("name", flat=True))
        for block in article.body.raw_data:
            match block["type"]:
                case "laureate":
                    yield self.named("laureate", block["value"]["laureate"])
                case "image":
                    yield self.named("image", block["value"]["image"])
                case "related_pages":
                    yield [self.linked(each["value"]) for each in block["value"]["pages"]]
                case _:
                    yield str(block["value"])

    def _of_author(self, author: Any) -> Iterator[Any]:
        yield self.named("image", author.portrait_id)

    def _of_laureate(self, laureate: Any) -> Iterator[Any]:
        yield self.named("image", laureate.logo_id)
        yield [(self.named("call", award.call_id), award.project) for award in laureate.awards.order_by("pk")]

    def _of_call(self, call: Any) -> Iterator[Any]:
        yield [(self.named("laureate", award.laureate_id), award.project) for award in call.awards.order_by("pk")]

    def _of_menu(self, menu: Any) -> Iterator[Any]:
        for item in menu.items.raw_data:
            yield self.linked(item["value"]["page"])

    def _of_redirect(self, redirect: Any) -> Iterator[Any]:
        yield self.linked(redirect.redirect_page_id), redirect.redirect_link


def _above(path: str) -> list[str]:
    return [path[:end] for end in range(Page.steplen, len(path), Page.steplen)]
