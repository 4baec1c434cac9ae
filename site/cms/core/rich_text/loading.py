"""Finds what one rich text links to, for a page that the CMS itself shows."""

from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.core.reader import ReaderRoots
from cms.core.rich_text.references import references
from cms.core.rich_text.rich_text import RichText
from cms.core.rich_text.targets import LinkTarget, Targets
from cms.core.visibility import visible


def load(source: str) -> RichText:
    """Return a rich text with the pages and documents that readers may see; blocks, not texts, hold pictures.

    Args:
        source: rich text as Wagtail stores it.
    """
    named = references(source)
    roots = ReaderRoots() if named.pages else None
    pages = visible(Page.objects.filter(pk__in=named.pages)) if named.pages else []
    documents = visible(get_document_model().objects.filter(pk__in=named.documents)) if named.documents else []
    return RichText(
        source,
        Targets(
            pages={page.pk: LinkTarget(roots.path(page), page) for page in pages if roots},
            documents={document.pk: LinkTarget(document.url) for document in documents},
        ),
    )
