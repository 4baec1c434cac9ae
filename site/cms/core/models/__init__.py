"""The models that every content app shares."""

from cms.core.models.documents import LibraryDocument
from cms.core.models.images import LibraryImage, Rendition
from cms.core.models.pages import BasePage
from cms.core.models.snippets import BaseSnippet

__all__ = ["BasePage", "BaseSnippet", "LibraryDocument", "LibraryImage", "Rendition"]
