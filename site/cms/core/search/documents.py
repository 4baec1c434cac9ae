"""Which documents a search may find: those of things that readers may see, in one language of one reader site."""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cms.core.models import SearchDocument
from cms.core.search.declarations import searched_models
from cms.core.visibility import visible


def stale_documents() -> QuerySet[SearchDocument]:
    """Return the documents of things that are no longer live, or gone."""
    live = Q(pk__in=[])
    for model in searched_models():
        things = model._default_manager.filter(live=True).values("pk")
        live |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=things)
    return SearchDocument.objects.exclude(live)


def visible_documents(root: Any, kinds: Collection[str] | None = None) -> QuerySet[SearchDocument]:
    """Return the documents of the pages below a front page, and of the snippets in its language.

    Who may see a thing is asked of the thing itself, in the statement of the search.

    Args:
        root: a ``ReaderRoot``, or what has its ``url_path`` and ``locale``.
        kinds: the search types to keep; ``None`` for all. What no such thing can be isn't looked for, and where
            only pages are, the database needn't find all visible ones first.
    """
    models = [model for model, kind in searched_models().items() if kinds is None or kind in kinds]
    condition = Q(pk__in=[])
    if any(issubclass(model, Page) for model in models):
        pages = visible(Page.objects.filter(pk=OuterRef("page_id"), url_path__startswith=root.url_path))
        condition = Q(Exists(pages), page__isnull=False)
    for model in models:
        if not issubclass(model, Page):
            content_type = ContentType.objects.get_for_model(model)
            snippets = visible(model._default_manager.filter(pk=OuterRef("object_id")))
            condition |= Q(Exists(snippets), content_type=content_type)
    documents = SearchDocument.objects.filter(condition, language=root.locale)
    # The words stay behind: only the few documents of a page of hits need theirs.
    return (documents if kinds is None else documents.filter(kind__in=sorted({*kinds}))).defer("text", "vector")
