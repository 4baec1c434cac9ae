"""Which documents a search may find: those of things that readers may see, in one language of one reader site."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from cms.core.models import SearchDocument
from cms.core.reader import ReaderRoot
from cms.core.search.declarations import searched_models
from cms.core.visibility import visible


def visible_documents(root: ReaderRoot) -> QuerySet[SearchDocument]:
    """Return the documents of the pages below a front page, and of the snippets in its language.

    Who may see a thing is asked of the thing itself, in the statement of the search.
    """
    pages = visible(Page.objects.filter(pk=OuterRef("page_id"), url_path__startswith=root.url_path))
    condition = Q(Exists(pages), page__isnull=False)
    for model in searched_models():
        if not issubclass(model, Page):
            content_type = ContentType.objects.get_for_model(model)
            snippets = visible(model._default_manager.filter(pk=OuterRef("object_id")))
            condition |= Q(Exists(snippets), content_type=content_type)
    # The words stay behind: only the few documents of a page of hits need theirs.
    return SearchDocument.objects.filter(condition, language=root.locale).defer("text", "vector")
