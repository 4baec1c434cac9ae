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
from blog.models import ArticleTag, Author, RubricPage
from cms.api.kit import (
    Slice,
    below,
    combine,
    connection_type,
    fetch,
    list_of,
    one,
    ordering_of,
    paginate,
    reader_root,
    type_of,
    window,
)
from cms.core.visibility import visible

TagConnection = connection_type("Tag", lambda: Tag)


class BlogQueries(graphene.ObjectType):
    """Articles, rubrics, authors and tags."""

    article = graphene.Field(
        type_of("blog.ArticlePage"),
        id=graphene.ID(),
        slug=graphene.String(),
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
        description="The articles of a reader site.",
    )
    rubric = graphene.Field(
        type_of("blog.RubricPage"),
        id=graphene.ID(),
        slug=graphene.String(),
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
        description="One author, by id or by slug.",
    )
    authors = graphene.Field(
        AuthorConnection,
        required=True,
        first=graphene.Int(default_value=20),
        after=graphene.String(),
        description="By name.",
    )
    tags = graphene.Field(
        TagConnection,
        required=True,
        first=graphene.Int(default_value=50),
        after=graphene.String(),
        description="The tags of visible articles, by name.",
    )

    @staticmethod
    def resolve_article(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return an article; of two with one slug, the newer."""
        return one(visible_articles().order_by("-first_published_at", "-pk"), info.context, **asked)

    @staticmethod
    def resolve_articles(
        root: None, info: graphene.ResolveInfo, order_by: Any, filter: Any = None, **arguments: Any
    ) -> Slice:
        """Return a page of a site's articles."""
        front = reader_root(info.context, arguments.pop("site", None), arguments.pop("locale", None))
        ordering = ordering_of(ARTICLE_ORDERINGS, order_by)
        articles = below(visible_articles(), front).filter(combine(filter, article_condition))
        return paginate([articles], ordering, window(ordering, articles.model, **arguments))[0]

    @staticmethod
    def resolve_rubric(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return a rubric; of two with one slug, the higher in the tree."""
        return one(_rubrics(), info.context, **asked)

    @staticmethod
    def resolve_rubrics(root: None, info: graphene.ResolveInfo) -> list[Any]:
        """Return the rubrics of the main site."""
        return fetch(below(_rubrics(), reader_root(info.context, None, None)))

    @staticmethod
    def resolve_author(root: None, info: graphene.ResolveInfo, **asked: Any) -> Any:
        """Return an author; of two with one slug, the one in the main language."""
        return one(visible(Author.objects.order_by("locale_id", "pk")), info.context, **asked)

    @staticmethod
    def resolve_authors(root: None, info: graphene.ResolveInfo, **arguments: Any) -> Slice:
        """Return a page of the authors."""
        return paginate([visible(Author.objects.all())], BY_NAME, window(BY_NAME, Author, **arguments))[0]

    @staticmethod
    def resolve_tags(root: None, info: graphene.ResolveInfo, **arguments: Any) -> Slice:
        """Return a page of the tags that some visible article carries."""
        used = ArticleTag.objects.filter(content_object__in=visible_articles()).values("tag")
        tags = TagModel.objects.filter(pk__in=used)
        return paginate([tags], BY_NAME, window(BY_NAME, TagModel, **arguments))[0]


def _rubrics() -> QuerySet[RubricPage]:
    return visible(RubricPage.objects.order_by("path"))
