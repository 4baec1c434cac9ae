"""The document: a file that readers download."""

from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument


class LibraryDocument(AbstractDocument):
    """A file of the library. Ours from the start, because a project cannot change this model later."""

    admin_form_fields = WagtailDocument.admin_form_fields
