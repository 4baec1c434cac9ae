"""The blog's root fields."""

from typing import Any

import graphene
from django.db.models import QuerySet
from taggit.models import Tag as TagModel

from blog.api.filters import ArticleFilter, article_condition
from blog.api.lists import (
    ARTICLE_ORDERINGS,
    BY_NAME,
    ArticleConnection,
    ArticleOrder,
    AuthorConnection,
    visible_articles,
)
from blog.api.types import Tag
from blog.models import ArticlePage, ArticleTag, Author, RubricPage
from cms.api.kit import (
    RootList,
    RootThing,
    below,
    connection_type,
    fetch,
    list_of,
    reader_root,
    type_of,
)
from cms.core.visibility import visible

TagConnection = connection_type("Tag", lambda: Tag)


def newest_articles() -> QuerySet[ArticlePage]:
    """Return the articles so that of two with one slug the newer comes first."""
    return visible_articles().order_by("-first_published_at", "-pk")


def rubrics_in_order() -> QuerySet[RubricPage]:
    """Return the rubrics in the editors' order; of two with one slug, the higher in the tree comes first."""
    return visible(RubricPage.objects.order_by("path"))


def authors_by_language() -> QuerySet[Author]:
    """Return the authors so that of two with one slug the one in the main language comes first."""
    return visible(Author.objects.order_by("locale_id", "pk"))


def used_tags() -> QuerySet[TagModel]:
    """Return the tags that some visible article carries."""
    used = ArticleTag.objects.filter(content_object__in=visible_articles()).values("tag")
    return TagModel.objects.filter(pk__in=used)


class BlogQueries(graphene.ObjectType):
    """Articles, rubrics, authors and tags."""

    article = graphene.Field(
        type_of("blog.ArticlePage"),
        id=graphene.ID(),
        slug=graphene.String(),
        resolver=RootThing(newest_articles),
        description="One article, by id or by slug.",
    )
    articles = graphene.Field(
        ArticleConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        last=graphene.Int(),
        before=graphene.String(),
        offset=graphene.Int(),
        filter=ArticleFilter(),
        order_by=graphene.Argument(ArticleOrder, default_value=ArticleOrder.PUBLISHED_DESC),
        site=graphene.String(),
        locale=graphene.String(),
        resolver=RootList(visible_articles, ARTICLE_ORDERINGS, article_condition, of_site=True),
        description="The articles of a reader site.",
    )
    rubric = graphene.Field(
        type_of("blog.RubricPage"),
        id=graphene.ID(),
        slug=graphene.String(),
        resolver=RootThing(rubrics_in_order),
        description="One rubric, by id or by slug.",
    )
    rubrics = graphene.Field(
        list_of(type_of("blog.RubricPage"), size=20), description="Every rubric, in the editors' order."
    )
    author = graphene.Field(
        type_of("blog.Author"),
        id=graphene.ID(),
        slug=graphene.String(),
        preview_token=graphene.String(),
        resolver=RootThing(authors_by_language),
        description="One author, by id or by slug.",
    )
    authors = graphene.Field(
        AuthorConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        resolver=RootList(lambda: visible(Author.objects.all()), [BY_NAME]),
        description="By name.",
    )
    tags = graphene.Field(
        TagConnection,
        required=True,
        first=graphene.Int(default_value=50),
        after=graphene.String(),
        resolver=RootList(used_tags, [BY_NAME]),
        description="The tags of visible articles, by name.",
    )

    @staticmethod
    def resolve_rubrics(root: None, info: graphene.ResolveInfo) -> list[Any]:
        """Return the rubrics of the main site."""
        return fetch(below(rubrics_in_order(), reader_root(info.context, None, None)))
