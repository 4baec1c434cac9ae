"""What search looks through: one row a published page or snippet, with its words."""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from cms.core.search.fields import MatchField, VectorField
from cms.core.search.query import SearchQuery


class SearchDocument(models.Model):
    """A published thing, as search finds it. Derived: ``manage.py rebuild_search`` makes all of them again.

    Whether readers may see the thing is not kept here: it is asked with each search.

    Attributes:
        kind: what the content type declares as its ``search_type``, such as ``ARTICLE``.
        page: the page; null for a snippet.
        language: code of the language of its words.
        text: its words as they were written, for snippets.
        vector: PostgreSQL: the forms of its words. SQLite has them in ``SearchWords``.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    page = models.OneToOneField(Page, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    text = models.TextField()
    published_at = models.DateTimeField(null=True)
    vector = VectorField(null=True)

    #: What was asked, on a document that a search found. It has its ``score`` too.
    query: SearchQuery

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="core_searchdocument_once")
        ]

    def __str__(self) -> str:
        return self.title


class SearchWords(models.Model):
    """SQLite: the full-text table (FTS5) beside the documents. It exists on no other database."""

    document = models.OneToOneField(
        SearchDocument, primary_key=True, db_column="rowid", on_delete=models.DO_NOTHING, related_name="words"
    )
    title = models.TextField()
    summary = models.TextField()
    text = models.TextField()
    others = models.TextField()
    #: FTS5 names this column after the table: a query is matched with it.
    everywhere = MatchField(db_column="core_searchwords", editable=False)

    class Meta:
        managed = False
        db_table = "core_searchwords"

    def __str__(self) -> str:
        return self.title
