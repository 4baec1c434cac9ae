"""Which articles: the conditions that frontends can combine."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import graphene
from django.apps import apps
from django.db.models import Q

from blog.api.lists import in_rubric
from blog.models import ArticleAuthor, ArticleTag, Author, LaureateMention, RubricPage
from cms.api.kit import DateTime, as_id
from cms.core.visibility import visible

LAST_MICROSECOND = 999_999


class ArticleFilter(graphene.InputObjectType):
    """Which articles. Every condition that is given must hold; combine filters with `and`, `or`, `not`."""

    rubric = graphene.String(description="Slug: articles in this rubric or below it.")
    tag = graphene.String(description="Slug; with or without accents.")
    author = graphene.String(description="Slug.")
    laureate = graphene.String(description="Slug: articles that speak of this laureate.")
    call = graphene.String(description="Slug: articles about this call for projects.")
    published_after = DateTime(description="To the second, as `publishedAt` is given.")
    published_before = DateTime(description="To the second, as `publishedAt` is given.")
    ids = graphene.List(graphene.NonNull(graphene.ID))
    and_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(ArticleFilter)), name="and")
    or_ = graphene.InputField(lambda: graphene.List(graphene.NonNull(ArticleFilter)), name="or")
    not_ = graphene.InputField(lambda: ArticleFilter, name="not")


def article_condition(asked: Mapping[str, Any]) -> Q:
    """Turn one level of an ``ArticleFilter`` into a condition. What may not be seen is as if it did not exist."""
    condition = Q()
    for name, of_slug in _BY_SLUG.items():
        if (slug := asked.get(name)) is not None:
            condition &= of_slug(slug)
    # To the second, as `publishedAt` is shown: the moment of an article is neither after nor before itself.
    if (moment := asked.get("published_after")) is not None:
        condition &= Q(first_published_at__gt=moment.replace(microsecond=LAST_MICROSECOND))
    if (moment := asked.get("published_before")) is not None:
        condition &= Q(first_published_at__lt=moment.replace(microsecond=0))
    if (ids := asked.get("ids")) is not None:
        condition &= Q(pk__in=[key for each in ids if (key := as_id(each)) is not None])
    return condition


def _in_rubric(slug: str) -> Q:
    condition = Q(pk__in=[])
    for path, key in visible(RubricPage.objects.filter(slug=slug)).values_list("path", "pk"):
        condition |= in_rubric(path, key)
    return condition


def _with_tag(slug: str) -> Q:
    return Q(pk__in=ArticleTag.objects.filter(tag__slug__in=(slug, _unaccented(slug))).values("content_object"))


def _unaccented(slug: str) -> str:
    """Return a slug as new tags have it; those of before TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING keep their accents."""
    return unicodedata.normalize("NFKD", slug).encode("ascii", "ignore").decode()


def _by_author(slug: str) -> Q:
    authors = visible(Author.objects.filter(slug=slug))
    return Q(pk__in=ArticleAuthor.objects.filter(author__in=authors).values("article"))


def _about_laureate(slug: str) -> Q:
    laureates = visible(apps.get_model("laureates.Laureate")._default_manager.filter(slug=slug))
    return Q(pk__in=LaureateMention.objects.filter(laureate__in=laureates).values("article"))


def _about_call(slug: str) -> Q:
    return Q(call__in=visible(apps.get_model("laureates.CallForProjects")._default_manager.filter(slug=slug)))


_BY_SLUG: dict[str, Callable[[str], Q]] = {
    "rubric": _in_rubric,
    "tag": _with_tag,
    "author": _by_author,
    "laureate": _about_laureate,
    "call": _about_call,
}
