"""The fields of articles, rubrics, authors and tags that lead to other things."""

from typing import Any

import graphene
from django.conf import settings
from taggit.models import Tag as TagModel
from wagtail.models import Page, Site

from blog.api.lists import (
    NEWEST_FIRST,
    ArticleConnection,
    articles_of_authors,
    articles_of_laureates,
    articles_of_rubrics,
    articles_of_tags,
)
from blog.api.related import load_related
from blog.api.texts import load_reading_minutes, load_texts, load_word_counts
from blog.blocks import ContributeBlock
from blog.models import ArticlePage
from cms.api.kit import (
    HTML,
    DateTime,
    Declaration,
    Field,
    Image,
    Licence,
    LicenceValue,
    Link,
    PageInterface,
    Related,
    RequestContext,
    all_sites,
    batch_of,
    count_each,
    fetch_visible,
    list_of,
    load_body_html,
    nested_connection,
    rows_of,
    things_of,
    type_of,
    visible_one,
)
from cms.core.attribution import attribution
from cms.core.feeds import feed_url
from cms.core.licences import Licence as LicenceChoice
from cms.core.publication import publication_of

AuthorKind = graphene.Enum("AuthorKind", [("PERSON", "person"), ("ORGANISATION", "organisation")])


class Correction(graphene.ObjectType):
    """What was corrected after publication."""

    at = graphene.Field(DateTime, required=True)
    text = graphene.String(required=True)


class Tag(graphene.ObjectType):
    """A word under which articles are filed."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    article_count = graphene.Int(required=True)

    @staticmethod
    def resolve_article_count(each: TagModel, info: graphene.ResolveInfo) -> int:
        """Count the articles that readers may see."""
        count: int = batch_of(each).answer(
            each, TagModel, "article_count", lambda tags: count_each(articles_of_tags(tags))
        )
        return count


#: The visible authors of an article, in the order of their signatures.
load_authors = things_of(
    "blog.Author", "article_authors__article", ["article_authors__sort_order", "article_authors__pk"]
)

#: The visible laureates that an article's body speaks of, in order.
load_laureates = things_of("laureates.Laureate", "mentions__article", ["mentions__position"])

#: The tags of an article, by name.
load_tags = things_of("taggit.Tag", "blog_articletag_items__content_object", ["name"], own=True)

#: The rubric that an article lives in. An article is only visible while its rubric is: see cms.core.visibility.
load_rubrics = Related("blog.RubricPage", "path", lambda article: (article.path[: -Page.steplen],), needs=("path",))


def load_licences(articles: list[Any], context: RequestContext) -> list[LicenceValue]:
    """Return the licence of each article: its own, else the publication's."""
    sites = {site.pk: site for site in all_sites()}
    return [_licence(article, context, sites) for article in articles]


def _licence(article: ArticlePage, context: RequestContext, sites: dict[int, Site]) -> LicenceValue:
    root = context.roots.of(article.url_path)
    site = sites.get(root.site_id) if root else None
    publication = _publication(site, context) if site else None
    code = article.licence or (publication.licence if publication else LicenceChoice.ETALAB_2.value)
    licence = LicenceChoice(code)
    source = article.source or (publication.name if publication else "") or settings.WAGTAIL_SITE_NAME
    url = context.roots.url(article)
    words = attribution(source, article.title, article.published_at, url)
    return LicenceValue(str(licence.label), licence.url, words)


def _publication(site: Site, context: RequestContext) -> Any:
    key = f"publication:{site.pk}"
    if key not in context.cache:
        context.cache[key] = publication_of(site)
    return context.cache[key]


def _count_of_rubrics(rubrics: list[Any], context: RequestContext) -> list[int]:
    return count_each(articles_of_rubrics(rubrics))


def _load_feed_urls(rubrics: list[Any], context: RequestContext) -> list[str]:
    roots = context.roots
    fronts = [roots.of(rubric.url_path) for rubric in rubrics]
    return [
        feed_url(roots, root, f"rubrics/{rubric.slug}") if root else ""
        for rubric, root in zip(rubrics, fronts, strict=True)
    ]


def _load_contribute_pages(nodes: list[Any], context: RequestContext) -> list[Any]:
    keys = [node.key("page") for node in nodes]
    found = fetch_visible("wagtailcore.Page", keys)
    return [found.get(key) if key is not None else None for key in keys]


Text = graphene.NonNull(graphene.String)
Number = graphene.NonNull(graphene.Int)

FIELDS: dict[Any, list[Declaration]] = {
    "blog.ArticlePage": [
        Field("cover", Image, visible_one("cover", "core.LibraryImage")),
        Field(
            "authors",
            list_of(type_of("blog.Author"), size=3),
            load_authors,
            description="In the order of their signatures.",
        ),
        Field(
            "rubric",
            graphene.NonNull(type_of("blog.RubricPage")),
            load_rubrics,
            description="The rubric that the article lives in.",
        ),
        Field(
            "also_in",
            list_of(type_of("blog.RubricPage"), size=3),
            things_of("blog.RubricPage", "guest_articles", ["path"]),
            description="Other rubrics that list it.",
        ),
        Field("tags", list_of(Tag, size=6), load_tags, description="By name."),
        Field(
            "call",
            type_of("laureates.CallForProjects"),
            visible_one("call", "laureates.CallForProjects"),
            description="The call for projects that it is about.",
        ),
        Field(
            "laureates",
            list_of(type_of("laureates.Laureate"), size=20),
            load_laureates,
            description="Every laureate that the body speaks of, in order, once.",
        ),
        Field(
            "body_html",
            graphene.NonNull(HTML),
            load_body_html("body"),
            description="As HTML.",
            price=10,
            needs=["body"],
        ),
        Field("body_text", Text, load_texts, description="The body's words alone.", needs=["body"]),
        Field("word_count", Number, load_word_counts, description="Of the body.", needs=["body"]),
        Field("reading_minutes", Number, load_reading_minutes, description="At least 1.", needs=["body"]),
        Field(
            "related_articles",
            list_of(type_of("blog.ArticlePage")),
            load_related,
            {"first": graphene.Int(default_value=3)},
            description="What to read next: articles with the same tags, then the newest of the rubric.",
            needs=["path", "depth"],
        ),
        Field(
            "licence",
            graphene.NonNull(Licence),
            load_licences,
            needs=["licence", "source", "title", "url_path", "first_published_at"],
        ),
        Field(
            "corrections",
            list_of(Correction, size=3),
            rows_of("blog.ArticleCorrection", "article"),
            description="In order.",
        ),
    ],
    "blog.RubricPage": [
        Field("image", Image, visible_one("image", "core.LibraryImage")),
        Field("article_count", Number, _count_of_rubrics, description="Articles in the rubric and below it."),
        nested_connection(
            "articles", ArticleConnection, articles_of_rubrics, NEWEST_FIRST, description="Newest first."
        ),
        Field(
            "feed_url",
            Text,
            _load_feed_urls,
            description="Its Atom feed. `.rss` and `.json` are there too.",
            needs=["slug", "url_path"],
        ),
    ],
    "blog.Author": [
        Field(
            "kind",
            graphene.NonNull(AuthorKind),
            lambda authors, context: [author.kind for author in authors],
            needs=["kind"],
        ),
        Field(
            "portrait",
            Image,
            visible_one("portrait", "core.LibraryImage"),
            description="A portrait or a logo.",
        ),
        Field("links", list_of(Link, size=5), rows_of("blog.AuthorLink", "author")),
        nested_connection(
            "articles", ArticleConnection, articles_of_authors, NEWEST_FIRST, description="Newest first."
        ),
    ],
    "laureates.Laureate": [
        nested_connection(
            "articles",
            ArticleConnection,
            articles_of_laureates,
            NEWEST_FIRST,
            description="Those that speak of it, newest first.",
        ),
    ],
    ContributeBlock: [Field("page", PageInterface, _load_contribute_pages, description="Where the button leads.")],
}
