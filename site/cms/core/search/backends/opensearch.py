"""Search in OpenSearch: it knows the words and ranks; the database says which of what it found readers may see.

The forms of words are made in Python, as for the databases: the server's analyzers only split at blanks.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, Case, F, QuerySet, When

from cms.core.models import SearchDocument
from cms.core.search.backends import FOUND, MORE_IN, SCALE, Matching, Words, parts_of, store
from cms.core.search.backends.opensearch_server import OpenSearchServer
from cms.core.search.documents import stale_documents
from cms.core.search.fields import Among
from cms.core.search.query import SearchQuery
from cms.core.search.words import Forms

Json = dict[str, Any]

#: The best so many of what matches are asked of the database; what is beyond isn't found, nor counted. It is the most
#: that OpenSearch gives at once, as it is set up by default.
MAX_MATCHES = 10_000

_FORMS = {"type": "text", "analyzer": "whitespace", "norms": False}
INDEX = {
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **dict.fromkeys(("title", "summary", "text", "others"), _FORMS),
            "language": {"type": "keyword"},
            "published_at": {"type": "date"},
            "key": {"type": "long"},
        },
    }
}


class OpenSearchBackend:
    """The index is OpenSearch's; the documents' rows stay in the database, which answers with them.

    The index follows once the transaction is committed. If the server can't be reached then, the log says so, and the
    publication stands.
    """

    def __init__(self, server: OpenSearchServer) -> None:
        self.server = server

    def write(self, documents: Sequence[tuple[SearchDocument, Words]]) -> None:
        """Index documents."""
        stored = store([document for document, _words in documents], [])
        lines = [line for document, (_, words) in zip(stored, documents, strict=True) for line in _row(document, words)]
        self._send(lines)

    def forget(self, documents: QuerySet[SearchDocument]) -> None:
        """Delete documents and their words."""
        keys = list(documents.values_list("pk", flat=True))
        SearchDocument.objects.filter(pk__in=keys).delete()
        self._send([{"delete": {"_id": str(key)}} for key in keys])

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Let each batch replace what it had: one transaction would hold the words of all of them till its end."""
        self.server.make_index(INDEX)
        yield
        self.forget(stale_documents())

    def notation(self, query: SearchQuery) -> None:
        """Return ``None``: each query makes a statement of its own."""

    def matching_notation(self, asked: Any) -> Matching:
        """Not here: see ``notation``."""
        raise NotImplementedError

    def matching(self, query: SearchQuery) -> Matching:
        """Return what keeps the matching documents; the score says in which parts the words stand.

        OpenSearch's own, BM25, counts all documents: a caller could tell from it which words the hidden ones have.
        """
        found = [(int(score), int(key)) for score, _published_at, key in self.server.search(search(query))]
        least = FOUND * len(query.phrases)
        whens = [
            When(Among(F("pk"), [key for _score, key in rows]), then=(least + score) * SCALE)
            for score, rows in groupby(found, key=lambda row: row[0])
        ]
        score = Case(*whens, default=0, output_field=BigIntegerField())
        among = Among(F("pk"), [key for _score, key in found])
        return lambda documents: documents.filter(among).annotate(score=score)

    def _send(self, lines: list[Json]) -> None:
        def send() -> None:
            self.server.write(INDEX, lines)

        if lines:
            # What is committed can't fail any more; without a transaction, whoever writes hears of it.
            transaction.on_commit(send, robust=transaction.get_connection().in_atomic_block)


def search(query: SearchQuery) -> Json:
    """Write a query for OpenSearch: what must be there, and what weighs more where it stands."""
    return {
        "query": {
            "bool": {
                "filter": [{"term": {"language": query.language}}, *(_found(phrase) for phrase in query.phrases)],
                "should": [
                    {"constant_score": {"filter": _found(phrase, [part]), "boost": weight}}
                    for phrase in query.phrases
                    for part, weight in MORE_IN.items()
                ],
                "minimum_should_match": 0,
            }
        },
        "sort": [{"_score": "desc"}, {"published_at": {"order": "desc", "missing": "_last"}}, {"key": "desc"}],
        "size": MAX_MATCHES,
        "_source": False,
        "track_total_hits": False,
    }


def _found(phrase: tuple[Forms, ...], parts: Iterable[str] = ("title", "summary", "text", "others")) -> Json:
    if len(phrase) == 1:
        anywhere: list[Json] = [{"terms": {part: list(phrase[0])}} for part in parts]
    else:
        # Words stand in their order by their first form alone.
        row = " ".join(word[0] for word in phrase)
        anywhere = [{"match_phrase": {part: row}} for part in parts if part != "others"]
    return {"bool": {"should": anywhere, "minimum_should_match": 1}}


def _row(document: SearchDocument, words: Words) -> tuple[Json, Json]:
    values = {
        **parts_of(words),
        "language": document.language,
        "published_at": document.published_at and document.published_at.isoformat(),
        "key": document.pk,
    }
    return {"index": {"_id": str(document.pk)}}, values
