"""The articles that a rubric lists: those that live in it and its guests, newest first."""

from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.db.models import Q

from blog.models import ArticlePage, RubricPage
from cms.core.visibility import visible

ARTICLES_A_PAGE = 20

register = template.Library()


@register.simple_tag
def articles_of(rubric: RubricPage, number: Any = None) -> "Page[ArticlePage]":
    """Return one page of a rubric's visible articles.

    Args:
        rubric: the rubric, stored or in preview.
        number: which page, as it stands in the address; the first or the last for one that makes no sense.
    """
    listed = ArticlePage.objects.filter(Q(path__startswith=rubric.path, depth=rubric.depth + 1) | Q(also_in=rubric.pk))
    newest_first = visible(listed).select_related("cover").order_by("-first_published_at", "-pk").distinct()
    return Paginator(newest_first, ARTICLES_A_PAGE).get_page(number)
