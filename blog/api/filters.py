"""Which articles: the conditions that frontends can combine."""

from collections.abc import Mapping
from typing import Any

import graphene
from django.apps import apps
from django.db.models import Q, QuerySet

from blog.api.lists import in_rubric
from blog.models import Author, RubricPage
from cms.api.kit import DateTime, as_id
from cms.core.visibility import visible


class ArticleFilter(graphene.InputObjectType):
    """Which articles. Every condition that is given must hold; combine filters with `and`, `or`, `not`."""

    rubric = graphene.String(description="Slug: articles in this rubric or below it.")
    tag = graphene.String(description="Slug.")
    author = graphene.String(description="Slug.")
    laureate = graphene.String(description="Slug: articles that speak of this laureate.")
    call = graphene.String(description="Slug: articles about this call for projects.")
    published_after = DateTime()
    published_before = DateTime()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    and_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(ArticleFilter)), name="and")
    or_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(ArticleFilter)), name="or")
    not_ = graphene.InputField(lambda: ArticleFilter, name="not")


def article_condition(asked: Mapping[str, Any]) -> Q:
    """Turn one level of an ``ArticleFilter`` into a condition. What may not be seen is as if it did not exist."""
    condition = Q()
    if (slug := asked.get("rubric")) is not None:
        condition &= _in_rubrics(slug)
    if (slug := asked.get("tag")) is not None:
        condition &= Q(pk__in=_articles("ArticleTag", "content_object").filter(tag__slug=slug))
    if (slug := asked.get("author")) is not None:
        authors = visible(Author.objects.filter(slug=slug))
        condition &= Q(pk__in=_articles("ArticleAuthor", "article").filter(author__in=authors))
    if (slug := asked.get("laureate")) is not None:
        laureates = visible(apps.get_model("laureates.Laureate")._default_manager.filter(slug=slug))
        condition &= Q(pk__in=_articles("LaureateMention", "article").filter(laureate__in=laureates))
    if (slug := asked.get("call")) is not None:
        calls = visible(apps.get_model("laureates.CallForProjects")._default_manager.filter(slug=slug))
        condition &= Q(call__in=calls)
    if (moment := asked.get("published_after")) is not None:
        condition &= Q(first_published_at__gt=moment)
    if (moment := asked.get("published_before")) is not None:
        condition &= Q(first_published_at__lt=moment)
    if (ids := asked.get("ids")) is not None:
        condition &= Q(pk__in=[key for each in ids if (key := as_id(each)) is not None])
    return condition


def _in_rubrics(slug: str) -> Q:
    condition = Q(pk__in=[])
    for path, key in visible(RubricPage.objects.filter(slug=slug)).values_list("path", "pk"):
        condition |= in_rubric(path, key)
    return condition


def _articles(through: str, article: str) -> QuerySet[Any]:
    """Return the keys of the articles that a table between articles and something else leads from."""
    return apps.get_model("blog", through)._default_manager.values(article)
