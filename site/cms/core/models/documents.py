"""The document: a file that readers download."""

from typing import Any

from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from cms.core.announced import Announced


class LibraryDocument(Announced, AbstractDocument):
    """A file of the library. Ours from the start, because a project cannot change this model later."""

    journal_type = "document"

    admin_form_fields = WagtailDocument.admin_form_fields

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the document; a new file's size with it, whoever stores it (Wagtail's form alone does so)."""
        if self.file and not self.file._committed:
            self.file_size = self.file.size
        super().save(*args, **kwargs)
