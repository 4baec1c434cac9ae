"""Which pages search engines may show, and in which languages there are others of them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Substr
from wagtail.models import Page, get_page_models

from cms.core.models import BasePage
from cms.core.reader import ReaderRoot, ReaderRoots
from cms.core.visibility import visible


def indexable(roots: list[ReaderRoot]) -> QuerySet[Page]:
    """Return the visible pages below some front pages that search engines may show, at their own address."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    found = Q(pk__in=[])
    for root in roots:
        own_address = Concat(
            Value(root.base_url + root.prefix), Substr("url_path", len(root.url_path)), output_field=TextField()
        )
        at_home = Q(canonical_url="") | Q(canonical_url=own_address)
        shown = Q(pk__in=[])
        for model in models:
            shown |= Q(pk__in=model.objects.filter(at_home, hidden_from_search_engines=False).values("pk"))
        found |= Q(url_path__startswith=root.url_path) & shown
    return visible(Page.objects.filter(found))


def languages_of(pages: list[Any], roots: ReaderRoots) -> list[list[Page]]:
    """Return of each page all that are the same in some language of its site, itself included: one statement."""
    found: dict[tuple[int, Any], list[Page]] = defaultdict(list)
    for other in _with_keys({page.translation_key for page in pages}, roots):
        found[_site_of(other, roots), other.translation_key].append(other)
    return [found[_site_of(page, roots), page.translation_key] for page in pages]


def _with_keys(keys: Iterable[Any], roots: ReaderRoots) -> QuerySet[Page]:
    same = indexable(roots.roots).filter(translation_key__in=keys)
    return same.only("url_path", "translation_key", "locale").select_related("locale").order_by("pk")


def _site_of(page: Page, roots: ReaderRoots) -> int:
    root = roots.of(page.url_path)
    return root.site_id if root else 0
