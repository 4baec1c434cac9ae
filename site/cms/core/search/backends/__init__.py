"""Where the index is kept and asked: in the database, a backend a kind of it, or in OpenSearch."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.db import connections, router
from django.db.models import QuerySet

from cms.core.models import SearchDocument
from cms.core.search.query import SearchQuery
from cms.core.search.words import Forms

#: A score is a whole number, so that a cursor holds it exactly: so many of them make 1.
SCALE = 10**12

#: What a word weighs where it stands, for an index that only knows whether it stands there: more for the title or the
#: summary, beside the 1 for being found at all. Nothing is reckoned with how rare a word is: that would tell of
#: documents that the caller may not see.
FOUND, MORE_IN = 1, {"title": 9, "summary": 3}

#: Keeps the documents that match a query, each with its ``score``.
Matching = Callable[[QuerySet[SearchDocument]], QuerySet[SearchDocument]]


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

    def rebuilding(self) -> AbstractContextManager[None]:
        """Give a block that writes everything: what it doesn't write is gone after it, and found until then."""

    def notation(self, query: SearchQuery) -> str | None:
        """Write a query as ``matching_notation`` takes it; ``None`` where each query makes a statement of its own."""

    def matching_notation(self, asked: Any) -> Matching:
        """Return what keeps the documents that match what ``notation`` wrote, or an expression that gives it."""

    def matching(self, query: SearchQuery) -> Matching:
        """Return what keeps the documents that match a query with at least one phrase.

        The score of a document depends on the query and that document alone: not on others, which may be hidden.
        """


def backend() -> SearchBackend:
    """Return OpenSearch's backend if ``settings.OPENSEARCH_URL`` names a server, else that of the database.

    Raises:
        NotImplementedError: for a database that no backend is written for.
    """
    if settings.OPENSEARCH_URL:
        from cms.core.search.backends.opensearch import OpenSearchBackend
        from cms.core.search.backends.opensearch_server import OpenSearchServer

        return OpenSearchBackend(OpenSearchServer(settings.OPENSEARCH_URL))
    vendor = connections[router.db_for_write(SearchDocument)].vendor
    from cms.core.search.backends.postgres import PostgresBackend
    from cms.core.search.backends.sqlite import SqliteBackend

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


def parts_of(words: Words) -> dict[str, str]:
    """Return words part by part, each by its first form, and their other forms without order as the part "others"."""
    parts = {"title": words.title, "summary": words.summary, "text": words.text}
    others = " ".join(form for part in parts.values() for word in part for form in word[1:])
    return {**{name: " ".join(word[0] for word in part) for name, part in parts.items()}, "others": others}
