"""Search in PostgreSQL: a `tsvector` column with a GIN index. The forms of words are made in Python."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, F, FloatField, Func, QuerySet, Value
from django.db.models.functions import Cast

from cms.core.models import SearchDocument
from cms.core.search.backends import SCALE, Matching, Words, store
from cms.core.search.query import SearchQuery
from cms.core.search.words import Forms

#: PostgreSQL counts no place beyond this one.
MAX_PLACE = 16_383

#: What a word weighs at D (unused), C (text), B (summary) and A (title), as PostgreSQL has it.
WEIGHTS = "{0.1, 0.1, 0.4, 1.0}"


class PostgresBackend:
    """The index is a column of the documents' own table."""

    def write(self, documents: Sequence[tuple[SearchDocument, Words]]) -> None:
        """Index documents: one statement for all of them."""
        for document, words in documents:
            document.vector = vector(words)
        store([document for document, _words in documents], ["vector"])

    def forget(self, documents: QuerySet[SearchDocument]) -> None:
        """Delete documents."""
        documents.delete()

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Begin without any document, in one transaction."""
        with transaction.atomic():
            SearchDocument.objects.all().delete()
            yield

    def matching(self, query: SearchQuery) -> Matching:
        """Return what keeps the matching documents; the score is `ts_rank`, which knows of no other documents."""
        return self.matching_notation(Value(tsquery(query)))

    def notation(self, query: SearchQuery) -> str:
        """Write a query as a `tsquery`."""
        return tsquery(query)

    def matching_notation(self, asked: Any) -> Matching:
        """Return what keeps the documents that match an expression that gives a `tsquery`."""
        rank = Func(
            F("vector"),
            asked,
            template=f"ts_rank('{WEIGHTS}', %(expressions)s::tsquery)",
            output_field=FloatField(),
        )
        score = Cast(rank * float(SCALE), BigIntegerField())
        return lambda documents: documents.filter(vector__matches=asked).annotate(score=score)


def vector(words: Words) -> str:
    """Write the words of a document in the notation of `tsvector`: ``'associ':1A,17C 'numer':18C``."""
    places: dict[str, list[str]] = {}
    for place, weight, word in _placed(words):
        for form in word:
            places.setdefault(form, []).append(f"{place}{weight}")
    return " ".join(f"'{form}':{','.join(found)}" for form, found in places.items())


def tsquery(query: SearchQuery) -> str:
    """Write a query in the notation of `tsquery`: ``('egalit' | 'egal') & ('servic' <-> 'civiqu')``."""
    return " & ".join(f"({' <-> '.join(_any(word) for word in phrase)})" for phrase in query.phrases)


def _placed(words: Words) -> Iterator[tuple[int, str, Forms]]:
    place = 0
    for weight, part in (("A", words.title), ("B", words.summary), ("C", words.text)):
        for word in part:
            place += 1
            yield min(place, MAX_PLACE), weight, word
        # No phrase goes from one part into the next.
        place += 1


def _any(word: Forms) -> str:
    alternatives = " | ".join(f"'{form}'" for form in word)
    return f"({alternatives})"
