"""Which articles to propose beside an article: about the same laureates, call and tags, then the rubric's newest."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from wagtail.models import Page

from blog.models import ArticlePage, ArticleTag, LaureateMention
from blog.services.mentions import laureates_in_body
from cms.core.visibility import visible

#: What each thing in common counts.
LAUREATE, CALL, TAG = 3, 2, 1
CANDIDATES = 50
#: The block takes no more.
MOST_PAGES = 12


@dataclass(frozen=True)
class Proposal:
    """An article to read next, and what it has in common: numbers of laureates, calls, tags."""

    article: ArticlePage
    laureates: int
    calls: int
    tags: int


def propose(article: ArticlePage, number: int) -> list[Proposal]:
    """Return the best articles that the draft doesn't lead to yet, in a constant number of statements."""
    others: QuerySet[ArticlePage] = visible(ArticlePage.objects.exclude(pk__in=[article.pk, *chosen(article)]))
    laureates = _count(LaureateMention.objects.filter(laureate__in=laureates_in_body(article)), "article", others)
    tagged = ArticleTag.objects.filter(tag__in=[tag.pk for tag in article.tags.all()])
    tags = _count(tagged, "content_object", others)
    calls = _calls(article, others)
    scores = Counter(
        {key: LAUREATE * laureates[key] + CALL * calls[key] + TAG * tags[key] for key in {*laureates, *calls, *tags}}
    )
    newest = others.order_by("-first_published_at", "-pk")
    if article.path:
        newest = newest.filter(path__startswith=article.path[: -Page.steplen])
    best = list(dict.fromkeys([*(key for key, _score in scores.most_common(number)), *_keys(newest[:number])]))
    found = others.in_bulk(best[:number])
    return [Proposal(found[key], laureates[key], calls[key], tags[key]) for key in best[:number]]


def chosen(article: ArticlePage) -> list[int]:
    """Return the pages that the draft's own lists lead to."""
    return [
        page.pk
        for block in article.body
        if block.block_type == "related_pages"
        for page in block.value["pages"]
        if page
    ]


def add(article: ArticlePage, keys: list[int], user: Any) -> ArticlePage:
    """Write some pages into the last list of pages to read next, or into a new one at the end, as a new draft.

    Args:
        article: its latest draft.
        keys: pages; what the list has no room for is left out.
    """
    raw = list(article.body.get_prep_value())
    lists = [block for block in raw if block["type"] == "related_pages"]
    if not lists:
        lists = [{"type": "related_pages", "value": {"title": "", "pages": []}, "id": str(uuid4())}]
        raw += lists
    pages = lists[-1]["value"]["pages"]
    room = MOST_PAGES - len(pages)
    pages += [{"type": "item", "value": key, "id": str(uuid4())} for key in keys[:room]]
    article.body = article.body.stream_block.to_python(raw)
    article.save_revision(user=user, log_action=True, clean=False)
    return article


def _calls(article: ArticlePage, others: QuerySet[ArticlePage]) -> Counter[int]:
    if article.call_id is None:
        return Counter()
    return Counter(_keys(others.filter(call=article.call_id).order_by("-first_published_at")[:CANDIDATES]))


def _count(rows: QuerySet[Any], name: str, others: QuerySet[ArticlePage]) -> Counter[int]:
    return Counter(rows.filter(**{f"{name}__in": others.values("pk")}).values_list(name, flat=True)[: 20 * CANDIDATES])


def _keys(articles: QuerySet[ArticlePage]) -> list[int]:
    return list(articles.values_list("pk", flat=True))
