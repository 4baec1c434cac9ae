"""Search in SQLite: a full-text table (FTS5) beside the documents. The forms of words are made in Python."""

from collections.abc import Iterator, Sequence

from django.db import connections, router
from django.db.models import BigIntegerField, F, QuerySet
from django.db.models.functions import Cast

from cms.core.models import SearchDocument, SearchWords
from cms.core.search.backends import SCALE, Words, store
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

    def clear(self) -> None:
        """Delete every document and all words."""
        SearchWords.objects.all().delete()
        SearchDocument.objects.all().delete()

    def matching(self, documents: QuerySet[SearchDocument], query: SearchQuery) -> QuerySet[SearchDocument]:
        """Keep what matches; the score is bm25, so a word that few documents have weighs more."""
        score = Cast(F("words__rank") * float(-SCALE), BigIntegerField())
        return documents.filter(words__everywhere__matches=match(query)).annotate(score=score)


def match(query: SearchQuery) -> str:
    """Write a query for FTS5: ``("egalit" OR "egal") AND {title summary text}: "servic civiqu"``."""
    return " AND ".join(f"({term})" for phrase in query.phrases for term in _terms(phrase))


def _terms(phrase: tuple[Forms, ...]) -> Iterator[str]:
    if len(phrase) == 1:
        yield " OR ".join(f'"{form}"' for form in phrase[0])
    else:
        # Words stand in their order by their first form alone.
        yield '{title summary text}: "' + " ".join(word[0] for word in phrase) + '"'


def _row(document: SearchDocument, words: Words) -> tuple[int, str, str, str, str]:
    parts = (words.title, words.summary, words.text)
    title, summary, text = (" ".join(word[0] for word in part) for part in parts)
    others = " ".join(form for part in parts for word in part for form in word[1:])
    return document.pk, title, summary, text, others
