"""What one search asks for, and the documents that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField, QuerySet, Value

from cms.api.cursors import Key, Ordering
from cms.core.models import SearchDocument
from cms.core.reader import ReaderRoot
from cms.core.search.backends import Matching, backend
from cms.core.search.documents import visible_documents
from cms.core.search.query import SearchQuery
from cms.core.search.sections import Section, visible_sections, within

#: The best first; of equals the newest.
BEST_FIRST = Ordering(
    "BEST_FIRST",
    (
        Key("score", descending=True, computed=BigIntegerField()),
        Key("published_at", descending=True, nullable=True),
    ),
)


@dataclass(frozen=True)
class Asked:
    """The arguments of a search, read.

    Attributes:
        query: what to look for.
        root: the front page below which to look.
        kinds: the search types to keep; ``None`` for all.
        rubric: the slug of the section to keep; ``None`` for all.
    """

    query: SearchQuery
    root: ReaderRoot
    kinds: Sequence[str] | None
    rubric: str | None

    def documents(self, of_kinds: bool = True, of_rubric: bool = True) -> QuerySet[SearchDocument]:
        """Return what is found, each with its ``score``; a facet leaves its own condition out."""
        documents = visible_documents(self.root, self.kinds if of_kinds else None)
        if not self.query.phrases:
            return documents.none().annotate(score=Value(0))
        if of_rubric and self.rubric is not None:
            chosen = [section for section in self.sections if section.slug == self.rubric]
            documents = documents.filter(within(chosen))
        return self._matching(documents)

    @cached_property
    def _matching(self) -> Matching:
        return backend().matching(self.query)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections that readers may see."""
        return visible_sections(self.root)
