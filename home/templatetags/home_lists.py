"""What the front page leads to: the articles that an editor chose, and the sections in the site's menus."""

from typing import Any

from django import template
from wagtail.models import Page

from cms.core.visibility import visible
from home.models import HomePage

register = template.Library()


@register.simple_tag
def featured_articles(home: HomePage) -> list[Any]:
    """Return the visible articles that the front page features, in the editor's order."""
    chosen = [each.article_id for each in home.featured_articles.all()]
    pages: Any = visible(Page.objects.filter(pk__in=chosen))
    seen = {page.pk: page for page in pages.specific()}
    return [seen[key] for key in chosen if key in seen]


@register.simple_tag
def sections(home: HomePage) -> Any:
    """Return the visible pages right below the front page that are shown in menus."""
    pages: Any = visible(Page.objects.child_of(home).in_menu())
    return pages.specific()
