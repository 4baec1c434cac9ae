"""Live content that leads to other things by every way that an editor has."""

from dataclasses import dataclass, field
from typing import Any

from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site

from blog.models import ArticleAuthor, ArticleCorrection, ArticlePage, ArticleTag, RubricPage
from home.models import FeaturedArticle, HomePage, PublicationSettings, SocialLink, StandardPage
from tests import factories as make


@dataclass
class Things:
    """Things of a kind of visibility, to be led to."""

    pages: list[Page] = field(default_factory=list)
    authors: list[Any] = field(default_factory=list)
    laureates: list[Any] = field(default_factory=list)
    calls: list[Any] = field(default_factory=list)
    images: list[Any] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)

    def add(self, thing: Any) -> None:
        """Put a thing into the list of its type."""
        label = thing._meta.label
        lists = {"blog.Author": self.authors, "laureates.Laureate": self.laureates}
        lists |= {"laureates.CallForProjects": self.calls, "core.LibraryImage": self.images}
        (self.pages if isinstance(thing, Page) else lists.get(label, self.documents)).append(thing)

    def of(self, model: type[Page]) -> list[Any]:
        """Return the pages of a type."""
        return [page for page in self.pages if isinstance(page, model)]


def rich_text(things: Things) -> str:
    """Return a rich text that links to all pages and documents, and shows all images."""
    links = [f'<a linktype="page" id="{page.pk}">page</a>' for page in things.pages]
    links += [f'<a linktype="document" id="{each.pk}">file</a>' for each in things.documents]
    embeds = [f'<embed embedtype="image" id="{each.pk}" format="left" alt=""/>' for each in things.images]
    return f"<p>{' '.join(links)}</p>{''.join(embeds)}"


def blocks(things: Things) -> list[Any]:
    """Return every block that can choose one of the things."""
    text = rich_text(things)
    return [
        make.heading("Tout mener"),
        make.paragraph(text),
        make.quote(),
        make.key_figures((12, "ateliers", "km", 2020)),
        make.table(),
        make.embed(),
        make.callout(text, "Encadré"),
        make.related_pages(*things.pages),
        *(make.contribute(page=page) for page in things.pages),
        *(make.image(image) for image in things.images),
        *(make.document(each) for each in things.documents),
        *(make.laureate(each, text) for each in things.laureates),
        make.laureate_list(*things.laureates),
        *(make.call(each) for each in things.calls),
    ]


def lead_to(things: Things, name: str, home: HomePage) -> None:
    """Make live content, called ``name``, from which each thing can be reached by every way."""
    image, call = ([*each, None][0] for each in (things.images, things.calls))
    text = rich_text(things)
    rubric = make.RubricFactory(parent=home, slug=f"rubric-{name}", image=image, seo_image=image)
    author = make.AuthorFactory(
        slug=f"author-{name}", bio=text, portrait=image, links={"Site": "https://a.example.org"}
    )
    laureate = make.LaureateFactory(slug=f"laureate-{name}", description=text, logo=image, founded=1999)
    projects = make.CallFactory(slug=f"call-{name}", description=text)
    article = make.ArticleFactory(
        parent=rubric,
        slug=f"article-{name}",
        tags=["tag"],
        cover=image,
        seo_image=image,
        call=call,
        authors=[author, *things.authors],
        also_in=things.of(RubricPage),
        body=make.body(make.laureate(laureate), *blocks(things)),
    )
    ArticleCorrection.objects.create(article=article, text="Une date.")
    make.AwardFactory(laureate=laureate, call=projects)
    # An award is hidden by its laureate or by its call, so its own words are too.
    for each in things.laureates:
        make.AwardFactory(laureate=each, call=projects, project=each.name)
    for each in things.calls:
        make.AwardFactory(laureate=laureate, call=each, project=each.name)
    for each in things.of(ArticlePage):
        come_from(each, author, rubric, projects)


def come_from(article: ArticlePage, author: Any, rubric: RubricPage, projects: Any) -> None:
    """Let an article stand in the lists of visible things."""
    ArticleTag.objects.create(content_object=article, tag=Tag.objects.get_or_create(name="tag", slug="tag")[0])
    ArticleAuthor.objects.create(article=article, author=author)
    article.also_in.through.objects.create(articlepage=article, rubricpage=rubric)
    ArticlePage.objects.filter(pk=article.pk).update(call=projects)


def speak_of(things: Things, site: Site) -> None:
    """Let what a site says of itself lead to an image and a page."""
    publication = PublicationSettings.objects.create(
        site=site, share_image=things.images[0], open_lab_page=things.pages[0]
    )
    SocialLink.objects.create(publication=publication, label="Fil", url="https://fil.example.org")


def lead_to_pages(pages: list[Page], home: HomePage) -> None:
    """Lead to pages from the menu, on both levels, from the other types of pages and from redirects."""
    items = [make.menu_item(page=page) for page in pages]
    below = make.menu_item(*items, url="https://a.example.org", label="Plus loin")
    make.MenuFactory(handle="main", items=[*items, below])
    text, body = rich_text(Things(pages)), make.body(make.related_pages(*pages))
    make.StandardPageFactory(parent=home, slug="standard", body=body)
    make.FormPageFactory(parent=home, slug="form", intro=text, thank_you=text)
    home.intro, home.body = text, body
    home.save()
    for page in pages:
        Redirect.objects.create(old_path=f"/{page.pk}", redirect_page=page)
        if isinstance(page, ArticlePage):
            FeaturedArticle.objects.create(home=home, article=page)


def stand_around(page: Page, home: HomePage, language: Locale) -> None:
    """Put a live page below a page, where one can stand, and let another live page be its translation."""
    # The address of a page says the slugs of those above it; nothing else of them may get out.
    page.refresh_from_db()
    page.slug = f"above-{page.pk}"
    page.save()
    if isinstance(page, RubricPage):
        make.RubricFactory(parent=page)
    elif isinstance(page, StandardPage):
        make.StandardPageFactory(parent=page)
    Page.objects.filter(pk=page.pk).update(locale=language)
    translation = make.StandardPageFactory(parent=home)
    StandardPage.objects.filter(pk=translation.pk).update(translation_key=page.translation_key)
