"""The cache of checked documents."""

import pytest
from graphql import build_schema, parse

from cms.api.documents import DocumentCache, InvalidDocument, kept_documents, load_document
from cms.api.limits import Limits

SCHEMA = build_schema("type Query { name: String }")
LIMITS = Limits(body_bytes=1_000, tokens=100, depth=3, aliases=2, directives=2)
TREE = parse("{ name }")


def key(text: str) -> tuple:
    return (SCHEMA, LIMITS, text.encode())


def test_a_document_is_read_once() -> None:
    first = load_document(SCHEMA, "{ name } # once", LIMITS)
    assert load_document(SCHEMA, "{ name } # once", LIMITS) is first


def test_another_schema_or_other_limits_read_it_again() -> None:
    other_schema = build_schema("type Query { title: String }")
    load_document(SCHEMA, "{ name }", LIMITS)
    with pytest.raises(InvalidDocument):
        load_document(other_schema, "{ name }", LIMITS)
    with pytest.raises(InvalidDocument):
        load_document(SCHEMA, "{ name }", Limits(1_000, 2, 3, 2, 2))


@pytest.mark.parametrize("query", ["{", "{ title }", "{ a: name b: name c: name }"])
def test_a_refused_document_is_not_kept(query: str) -> None:
    kept = len(kept_documents)
    with pytest.raises(InvalidDocument):
        load_document(SCHEMA, query, LIMITS)
    assert len(kept_documents) == kept


def test_the_least_recently_used_goes_first() -> None:
    cache = DocumentCache(documents=2)
    cache.put(key("a"), TREE, 3)
    cache.put(key("b"), TREE, 3)
    assert cache.get(key("a")) is TREE
    cache.put(key("c"), TREE, 3)
    assert len(cache) == 2
    assert cache.get(key("b")) is None
    assert cache.get(key("a")) is TREE


def test_the_tokens_of_all_documents_are_bounded() -> None:
    cache = DocumentCache(tokens=10)
    for name in "abcd":
        cache.put(key(name), TREE, 4)
    assert len(cache) == 2
    cache.put(key("d"), TREE, 9)
    assert len(cache) == 1
    cache.put(key("d"), TREE, 1)
    cache.put(key("e"), TREE, 9)
    assert len(cache) == 2
