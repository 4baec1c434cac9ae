"""The fields of articles, rubrics, authors and tags that lead to other things."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import graphene
from django.apps import apps
from django.conf import settings
from django.utils.timezone import localtime
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
from blog.models import ArticleAuthor, ArticlePage, ArticleTag, LaureateMention
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
    RequestContext,
    batch_of,
    count_each,
    fetch_visible,
    list_of,
    load_body_html,
    nested_connection,
    rows_of,
    together,
    type_of,
    visible_one,
)
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
            each, TagModel, "article_count", lambda tags: count_each(articles_of_tags(tags, info.context))
        )
        return count


def _many(rows: Iterable[tuple[int, int]], articles: list[Any], model: str) -> list[list[Any]]:
    """Give each article the visible things that its rows (article, thing) lead to, in the rows' order."""
    pairs = list(rows)
    found = fetch_visible(model, {key for _article, key in pairs})
    grouped: dict[int, list[Any]] = defaultdict(list)
    for article, key in pairs:
        if key in found:
            grouped[article].append(found[key])
    return [grouped[article.pk] for article in articles]


def load_authors(articles: list[Any], context: RequestContext) -> list[list[Any]]:
    """Return the visible authors of each article, in the order of their signatures."""
    rows = ArticleAuthor.objects.filter(article__in=_keys(articles)).order_by("sort_order", "pk")
    return _many(rows.values_list("article_id", "author_id"), articles, "blog.Author")


def load_laureates(articles: list[Any], context: RequestContext) -> list[list[Any]]:
    """Return the visible laureates that each body speaks of, in order."""
    rows = LaureateMention.objects.filter(article__in=_keys(articles)).order_by("position")
    return _many(rows.values_list("article_id", "laureate_id"), articles, "laureates.Laureate")


def _load_also_in(articles: list[Any], context: RequestContext) -> list[list[Any]]:
    rows = ArticlePage.also_in.through.objects.filter(articlepage__in=_keys(articles)).order_by("rubricpage__path")
    return _many(rows.values_list("articlepage_id", "rubricpage_id"), articles, "blog.RubricPage")


def load_tags(articles: list[Any], context: RequestContext) -> list[list[Any]]:
    """Return the tags of each article, by name."""
    rows = list(
        ArticleTag.objects.filter(content_object__in=_keys(articles))
        .order_by("tag__name")
        .values_list("content_object_id", "tag_id")
    )
    tags = (
        {tag.pk: tag for tag in together(TagModel.objects.filter(pk__in={key for _article, key in rows}))}
        if rows
        else {}
    )
    grouped: dict[int, list[Any]] = defaultdict(list)
    for article, key in rows:
        grouped[article].append(tags[key])
    return [grouped[article.pk] for article in articles]


def load_rubrics(articles: list[Any], context: RequestContext) -> list[Any]:
    """Return the rubric that each article lives in."""
    # An article is only visible while its rubric is: see cms.core.visibility.
    paths = {article.path[: -Page.steplen] for article in articles}
    keys = apps.get_model("blog.RubricPage")._default_manager.filter(path__in=paths).values_list("pk", flat=True)
    found = {rubric.path: rubric for rubric in fetch_visible("blog.RubricPage", keys).values()}
    return [found.get(article.path[: -Page.steplen]) for article in articles]


def load_licences(articles: list[Any], context: RequestContext) -> list[LicenceValue]:
    """Return the licence of each article: its own, else the publication's."""
    sites = {site.pk: site for site in Site.objects.all()}
    return [_licence(article, context, sites) for article in articles]


def _licence(article: ArticlePage, context: RequestContext, sites: dict[int, Site]) -> LicenceValue:
    root = context.roots.of(article.url_path)
    site = sites.get(root.site_id) if root else None
    publication = _publication(site, context) if site else None
    code = article.licence or (publication.licence if publication else LicenceChoice.ETALAB_2.value)
    licence = LicenceChoice(code)
    source = article.source or (publication.name if publication else "") or settings.WAGTAIL_SITE_NAME
    url = context.roots.url(article)
    attribution = f"{source}, « {article.title} », {localtime(article.published_at):%d/%m/%Y}, {url}"
    return LicenceValue(str(licence.label), licence.url, attribution)


def _publication(site: Site, context: RequestContext) -> Any:
    key = f"publication:{site.pk}"
    if key not in context.cache:
        context.cache[key] = publication_of(site)
    return context.cache[key]


def _count_of_rubrics(rubrics: list[Any], context: RequestContext) -> list[int]:
    return count_each(articles_of_rubrics(rubrics, context))


def _load_contribute_pages(nodes: list[Any], context: RequestContext) -> list[Any]:
    keys = [node.key("page") for node in nodes]
    found = fetch_visible("wagtailcore.Page", keys)
    return [found.get(key) if key is not None else None for key in keys]


def _keys(articles: list[Any]) -> list[int]:
    return [article.pk for article in articles]


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
            _load_also_in,
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
        Field("body_html", graphene.NonNull(HTML), load_body_html("body"), description="As HTML.", price=10),
        Field("body_text", Text, load_texts, description="The body's words alone."),
        Field("word_count", Number, load_word_counts, description="Of the body."),
        Field("reading_minutes", Number, load_reading_minutes, description="At least 1."),
        Field(
            "related_articles",
            list_of(type_of("blog.ArticlePage")),
            load_related,
            {"first": graphene.Int(default_value=3)},
            description="What to read next: articles with the same tags, then the newest of the rubric.",
        ),
        Field("licence", graphene.NonNull(Licence), load_licences),
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
    ],
    "blog.Author": [
        Field("kind", graphene.NonNull(AuthorKind), lambda authors, context: [author.kind for author in authors]),
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
