"""Where the index is kept and asked: a backend a database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connections, router
from django.db.models import QuerySet

from cms.core.models import SearchDocument
from cms.core.search.query import SearchQuery
from cms.core.search.words import Forms

#: A score is a whole number, so that a cursor holds it exactly: so many of them make 1.
SCALE = 10**12


@dataclass(frozen=True)
class Words:
    """The words of a document, by how much it weighs to stand there: the most in the title, the least in the text."""

    title: Sequence[Forms]
    summary: Sequence[Forms]
    text: Sequence[Forms]


class SearchBackend(Protocol):
    """What an index must do."""

    def write(self, documents: Sequence[tuple[SearchDocument, Words]]) -> None:
        """Index documents, in place of those of the same things, in the running transaction."""

    def forget(self, documents: QuerySet[SearchDocument]) -> None:
        """Take documents out of the index, in the running transaction."""

    def clear(self) -> None:
        """Take everything out of the index, in the running transaction."""

    def matching(self, documents: QuerySet[SearchDocument], query: SearchQuery) -> QuerySet[SearchDocument]:
        """Keep the documents that match a query with at least one phrase, each with its ``score``."""


def backend() -> SearchBackend:
    """Return the backend of the database that holds the documents.

    Raises:
        NotImplementedError: for a database that no backend is written for.
    """
    from cms.core.search.backends.postgres import PostgresBackend
    from cms.core.search.backends.sqlite import SqliteBackend

    vendor = connections[router.db_for_write(SearchDocument)].vendor
    backends: dict[str, type[Any]] = {"postgresql": PostgresBackend, "sqlite": SqliteBackend}
    if vendor not in backends:
        raise NotImplementedError(f"Search works on PostgreSQL and SQLite, not on {vendor}.")
    found: SearchBackend = backends[vendor]()
    return found


def store(documents: Iterable[SearchDocument], columns: Sequence[str]) -> list[SearchDocument]:
    """Write the rows of documents, in place of those of the same things; they then have their keys."""
    return SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=["page", "kind", "language", "title", "text", "published_at", *columns],
    )
