"""Which articles to read next: those that share the most tags, then the newest of the rubric."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from blog.api.lists import visible_articles
from blog.models import ArticleTag
from cms.api.kit import ApiError, RequestContext, fetch_visible, keys_of_each, together

#: How many of the newest articles with a common tag are compared.
CANDIDATES = 50
MAX_RELATED = 12


def load_related(articles: list[Any], context: RequestContext, first: int | None = 3) -> list[list[Any]]:
    """Return the articles to read after each article: four statements for all of them.

    Raises:
        ApiError: BAD_USER_INPUT, if ``first`` is out of bounds.
    """
    first = 3 if first is None else first
    if not 0 <= first <= MAX_RELATED:
        raise ApiError(f"`first` takes a number from 0 to {MAX_RELATED} here.")
    tags = _tags_of([article.pk for article in articles])
    newest = visible_articles().order_by("-first_published_at", "-pk")
    sharing = [newest.filter(pk__in=_tagged(tags[article.pk])).exclude(pk=article.pk) for article in articles]
    beside = [
        newest.filter(path__startswith=article.path[: -Page.steplen], depth=article.depth).exclude(pk=article.pk)
        for article in articles
    ]
    found = keys_of_each([*(each[:CANDIDATES] for each in sharing), *(each[:first] for each in beside)])
    candidates = found[: len(articles)]
    tags_of_candidates = _tags_of({key for keys in candidates for key in keys})
    chosen = [
        _choose(tags[article.pk], keys, neighbours, tags_of_candidates)[:first]
        for article, keys, neighbours in zip(articles, candidates, found[len(articles) :], strict=True)
    ]
    objects = fetch_visible("blog.ArticlePage", {key for keys in chosen for key in keys})
    together(objects.values())
    return [[objects[key] for key in keys if key in objects] for keys in chosen]


def _choose(tags: set[int], sharing: list[int], beside: list[int], tags_of: dict[int, set[int]]) -> list[int]:
    shared = Counter({key: len(tags & tags_of[key]) for key in sharing})
    # Sorting keeps the newest first among those that share as many.
    ranked = sorted(sharing, key=lambda key: -shared[key])
    return list(dict.fromkeys([*ranked, *beside]))


def _tagged(tags: set[int]) -> QuerySet[Any]:
    return ArticleTag.objects.filter(tag__in=tags).values("content_object")


def _tags_of(keys: Any) -> dict[int, set[int]]:
    tags: dict[int, set[int]] = defaultdict(set)
    for article, tag in ArticleTag.objects.filter(content_object__in=keys).values_list("content_object", "tag"):
        tags[article].add(tag)
    return tags
