"""Search in SQLite: a full-text table (FTS5) beside the documents. The forms of words are made in Python."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, router, transaction
from django.db.models import BigIntegerField, Case, QuerySet, Value, When
from django.db.models.expressions import Combinable

from cms.core.models import SearchDocument, SearchWords
from cms.core.search.backends import FOUND, MORE_IN, SCALE, Matching, Words, parts_of, store
from cms.core.search.query import SearchQuery
from cms.core.search.words import Forms

INSERT = "INSERT INTO core_searchwords (rowid, title, summary, text, others) VALUES (%s, %s, %s, %s, %s)"


class SqliteBackend:
    """The index is a virtual table, a row a document."""

    def write(self, documents: Sequence[tuple[SearchDocument, Words]]) -> None:
        """Index documents."""
        stored = store([document for document, _words in documents], [])
        SearchWords.objects.filter(pk__in=[document.pk for document in stored]).delete()
        with connections[router.db_for_write(SearchDocument)].cursor() as cursor:
            # Not through the model: it has columns that mean a command when they are written.
            cursor.executemany(INSERT, [_row(document, words) for document, words in documents])

    def forget(self, documents: QuerySet[SearchDocument]) -> None:
        """Delete documents and their words."""
        SearchWords.objects.filter(pk__in=documents.values("pk")).delete()
        documents.delete()

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Begin without any document or words, in one transaction."""
        with transaction.atomic():
            SearchWords.objects.all().delete()
            SearchDocument.objects.all().delete()
            yield

    def notation(self, query: SearchQuery) -> None:
        """Return ``None``: each query makes a statement of its own."""

    def matching_notation(self, asked: Any) -> Matching:
        """Not here: see ``notation``."""
        raise NotImplementedError

    def matching(self, query: SearchQuery) -> Matching:
        """Return what keeps the matching documents; the score says in which parts the words stand.

        FTS5's own, bm25, counts all documents: a caller could tell from it which words the hidden ones have.
        """
        asked, score = match(query), _score(query)
        return lambda documents: documents.filter(words__everywhere__matches=asked).annotate(score=score)


def match(query: SearchQuery) -> str:
    """Write a query for FTS5: ``("egalit" OR "egal") AND {title summary text}: "servic civiqu"``."""
    return " AND ".join(f"({_term(phrase)})" for phrase in query.phrases)


def _score(query: SearchQuery) -> Combinable:
    score: Combinable = Value(FOUND * SCALE * len(query.phrases), BigIntegerField())
    for phrase in query.phrases:
        for part, weight in MORE_IN.items():
            there = SearchWords.objects.filter(everywhere__matches=f"{part} : ({_term(phrase)})")
            score += Case(When(pk__in=there.values("pk"), then=weight * SCALE), default=0)
    return score


def _term(phrase: tuple[Forms, ...]) -> str:
    if len(phrase) == 1:
        return " OR ".join(f'"{form}"' for form in phrase[0])
    # Words stand in their order by their first form alone.
    return '{title summary text} : "' + " ".join(word[0] for word in phrase) + '"'


def _row(document: SearchDocument, words: Words) -> tuple[int | str, ...]:
    return document.pk, *parts_of(words).values()
