"""Persisted documents: requests that name a document by its SHA-256 instead of sending it.

Source: automatic persisted queries, as Apollo Client and urql speak them,
https://github.com/apollographql/apollo-link-persisted-queries#protocol
"""

import re
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import caches

from cms.api.errors import ApiError, ErrorCode

SLOTS = 4_096
LONGEST = 16 * 1024
"""So the register holds 64 MB at most. Longer documents are answered, but sent each time."""

SECONDS = 30 * 24 * 3600
HASH = re.compile(r"[0-9a-f]{64}")


def find_document(query: str | None, document_id: str | None, extensions: dict[str, Any]) -> str:
    """Return the text of the document that a request sends or names.

    Where ``settings.TRUSTED_DOCUMENTS`` lists documents, only they are found, by their id or by their text.

    Args:
        query: the text, where it was sent.
        document_id: the parameter ``documentId``.
        extensions: the parameter, which may hold ``persistedQuery`` with a ``sha256Hash``.

    Raises:
        ApiError: PERSISTED_QUERY_NOT_FOUND, upon which clients send the text; FORBIDDEN for a document that is not
            trusted; BAD_REQUEST where the request contradicts itself, or has no document.
    """
    named = _hash(extensions)
    named = document_id if named is None else named
    if settings.TRUSTED_DOCUMENTS is not None:
        return _trusted(query, named, settings.TRUSTED_DOCUMENTS)
    if query is None:
        if named is None:
            raise ApiError('Send a GraphQL document as "query".', ErrorCode.BAD_REQUEST)
        return _registered(named.removeprefix("sha256:"))
    if named is not None and named.removeprefix("sha256:") != hash_of(query):
        raise ApiError("The hash is not the SHA-256 of the document sent with it.", ErrorCode.BAD_REQUEST)
    return query


def register(query: str, extensions: dict[str, Any]) -> None:
    """Keep a document that was found good, if the caller announced to name it by its hash from now on."""
    if _hash(extensions) is not None and settings.TRUSTED_DOCUMENTS is None and len(query.encode()) <= LONGEST:
        _register().set(_slot(hash_of(query)), query, SECONDS)


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def _hash(extensions: dict[str, Any]) -> str | None:
    persisted = extensions.get("persistedQuery")
    if persisted is None:
        return None
    named = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(named, str):
        raise ApiError('"persistedQuery" needs a "sha256Hash".', ErrorCode.BAD_REQUEST)
    if persisted.get("version") != 1:
        raise ApiError('"persistedQuery" is known in version 1.', ErrorCode.BAD_REQUEST)
    return named


def _registered(named: str) -> str:
    query = _register().get(_slot(named)) if HASH.fullmatch(named) else None
    # Two documents may share a slot: the later one has it.
    if not isinstance(query, str) or hash_of(query) != named:
        # Clients look for this very message.
        raise ApiError("PersistedQueryNotFound", ErrorCode.PERSISTED_QUERY_NOT_FOUND)
    return query


def _trusted(query: str | None, named: str | None, documents: dict[str, str]) -> str:
    found = documents.get(named.removeprefix("sha256:")) if named is not None else query
    if found is None or (found is query and query not in documents.values()):
        raise ApiError("This server answers the documents of its manifest only.", ErrorCode.FORBIDDEN)
    if query is not None and query != found:
        raise ApiError("The document is not the one of the manifest under this id.", ErrorCode.BAD_REQUEST)
    return found


def _register() -> Any:
    return caches["documents"]


def _slot(named: str) -> str:
    return str(int(named[:8], 16) % SLOTS)
