"""An article from a Word document: ``import_docx``."""

from blog.services.word.importing import MAX_BYTES, ArticleMade, import_docx

__all__ = ["MAX_BYTES", "ArticleMade", "import_docx"]
