"""Loads articles by the hundred: built in memory, stored in a few statements a batch."""

import json
from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.db import transaction

from blog.models import ArticleAuthor, ArticlePage, ArticleTag, LaureateMention
from blog.services.bulk_pages import add_children
from blog.services.workload.content import Article, Content
from blog.services.workload.frame import Frame, Progress
from blog.services.workload.parts import blocks_of, laureates_of
from cms.core.indexes import index_for_search, index_references
from cms.journal.writing import tell_of

BATCH = 500
#: How long before its predecessor an article appeared, in the file and beyond.
APART = timedelta(hours=7)


def load_articles(file: Content, frame: Frame, count: int, progress: Progress) -> int:
    """Store the articles that are missing, by slug, and return how many that were.

    Args:
        file: the content.
        frame: what the articles refer to.
        count: how many articles there shall be; beyond those of the file, they are repeated (see ``article_at``).
        progress: shows how far the work is.
    """
    bodies = [_body(each, frame) for each in file.articles]
    made = 0
    for start in progress(range(0, count, BATCH), f"batch of {BATCH} articles"):
        numbers = range(start, min(start + BATCH, count))
        batch = [(article_at(file, number), bodies[number % len(bodies)]) for number in numbers]
        made += _store(batch, frame)
    return made


def article_at(file: Content, number: int) -> Article:
    """Return an article of the file or, beyond its end, one of them again: later number, older date, same body."""
    if number < len(file.articles):
        return file.articles[number]
    repeated = file.articles[number % len(file.articles)]
    changes = {
        "slug": f"article-{number}",
        "title": f"{repeated.title} {number}",
        "published": file.articles[0].published - number * APART,
    }
    return repeated.model_copy(update=changes)


def _body(given: Article, frame: Frame) -> Any:
    """Return the body, to be parsed once for the article and all of its repetitions."""
    return ArticlePage(body=json.dumps(blocks_of(given, frame.images, frame.laureates))).body


@transaction.atomic
def _store(batch: list[tuple[Article, Any]], frame: Frame) -> int:
    slugs = [given.slug for given, _body in batch]
    of_locale = ArticlePage.objects.filter(locale=frame.rubrics[0].locale)
    known = set(of_locale.filter(slug__in=slugs).values_list("slug", flat=True))
    made = [(given, _page(given, body, frame)) for given, body in batch if given.slug not in known]
    if not made:
        return 0
    by_rubric: defaultdict[int, list[ArticlePage]] = defaultdict(list)
    for given, page in made:
        by_rubric[given.rubric].append(page)
    for rubric, pages in by_rubric.items():
        add_children(frame.rubrics[rubric], pages)
    _store_lines(made, frame)
    pages = [page for _given, page in made]
    index_for_search(pages)
    index_references(pages)
    tell_of(pages)
    return len(pages)


def _page(given: Article, body: Any, frame: Frame) -> ArticlePage:
    return ArticlePage(
        title=given.title,
        slug=given.slug,
        intro=given.intro,
        cover_id=frame.images[given.image],
        body=body,
        first_published_at=given.published,
        last_published_at=given.published,
    )


def _store_lines(made: list[tuple[Article, ArticlePage]], frame: Frame) -> None:
    """Store signatures, tags and mentions; the pages in memory know of theirs, so that they can be indexed."""
    signatures: list[ArticleAuthor] = []
    tags: list[ArticleTag] = []
    mentions: list[LaureateMention] = []
    for given, page in made:
        signature = ArticleAuthor(article=page, author_id=frame.authors[given.author], sort_order=0)
        of_page = [ArticleTag(content_object=page, tag_id=frame.tags[name]) for name in dict.fromkeys(given.tags)]
        page.article_authors, page.tagged_items, page.corrections = [signature], of_page, []
        signatures.append(signature)
        tags += of_page
        mentions += [
            LaureateMention(article=page, laureate_id=key, position=position)
            for position, key in enumerate(laureates_of(given, frame.laureates))
        ]
    ArticleAuthor.objects.bulk_create(signatures)
    ArticleTag.objects.bulk_create(tags)
    LaureateMention.objects.bulk_create(mentions)
