"""The models that every content app shares."""

from cms.core.models.documents import LibraryDocument
from cms.core.models.images import LibraryImage, Rendition
from cms.core.models.pages import BasePage
from cms.core.models.preview import Preview
from cms.core.models.redirects import RedirectChange
from cms.core.models.search import SearchDocument, SearchWords
from cms.core.models.snippets import BaseSnippet
from cms.core.models.worker import DutyLease, WorkerProcess

__all__ = [
    "BasePage",
    "BaseSnippet",
    "DutyLease",
    "LibraryDocument",
    "LibraryImage",
    "Preview",
    "RedirectChange",
    "Rendition",
    "SearchDocument",
    "SearchWords",
    "WorkerProcess",
]
