"""The blog's lists: their types, orders, and which articles each thing has."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from blog.models import ArticlePage
from cms.api.kit import Key, Ordering, connection_type, order_enum, type_of
from cms.core.visibility import visible

NEWEST_FIRST = Ordering("PUBLISHED_DESC", (Key("first_published_at", descending=True),))
ARTICLE_ORDERINGS = (
    NEWEST_FIRST,
    Ordering("PUBLISHED_ASC", (Key("first_published_at"),)),
    Ordering("UPDATED_DESC", (Key("last_published_at", descending=True, nullable=True),)),
    Ordering("TITLE_ASC", (Key("title"),)),
)
BY_NAME = Ordering("NAME_ASC", (Key("name"),))

ArticleOrder = order_enum("ArticleOrder", ARTICLE_ORDERINGS)
ArticleConnection = connection_type("Article", type_of("blog.ArticlePage"))
AuthorConnection = connection_type("Author", type_of("blog.Author"))

Articles = Sequence[QuerySet[ArticlePage]]


def visible_articles() -> QuerySet[ArticlePage]:
    """Return every article that readers may see."""
    return visible(ArticlePage.objects.all())


def in_rubric(path: str, key: int) -> Q:
    """Return the condition for articles that stand below a rubric, or are listed in it as guests."""
    guests = ArticlePage.also_in.through.objects.filter(rubricpage_id=key).values("articlepage_id")
    return Q(path__startswith=path) | Q(pk__in=guests)


def articles_of_rubrics(rubrics: list[Any]) -> Articles:
    """Return the articles of each rubric, those of the rubrics below it included."""
    return [visible_articles().filter(in_rubric(rubric.path, rubric.pk)) for rubric in rubrics]


def articles_of_authors(authors: list[Any]) -> Articles:
    """Return the articles that each author signed."""
    return [visible_articles().filter(article_authors__author=author.pk) for author in authors]


def articles_of_laureates(laureates: list[Any]) -> Articles:
    """Return the articles that speak of each laureate."""
    return [visible_articles().filter(mentions__laureate=laureate.pk) for laureate in laureates]


def articles_of_tags(tags: list[Any]) -> Articles:
    """Return the articles that carry each tag."""
    return [visible_articles().filter(tagged_items__tag=tag.pk) for tag in tags]
