"""Documents: from text to a checked syntax tree, and the documents that are kept for the next request."""

from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    parse,
    validate,
)
from graphql.validation import MaxIntrospectionDepthRule, specified_rules
from graphql.validation.validate import ValidationAbortedError

from cms.api.errors import ApiError, ErrorCode, with_code
from cms.api.limits import Limits, check_size
from cms.api.limits.amounts import Amount, value_of
from cms.api.limits.cost import cost_of
from cms.api.limits.depth import check_depth, check_introspection_depth
from cms.api.limits.tokens import count_tokens

MAX_VALIDATION_ERRORS = 10
"""Each may compare a name with all those of the schema to suggest one, so their number bounds the work."""


# That rule is asked on its own, as the limit that it is.
RULES = [rule for rule in specified_rules if rule is not MaxIntrospectionDepthRule]


class InvalidDocument(Exception):
    """A document that is not run. ``errors`` says why; each has its code."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


@dataclass(eq=False, slots=True)
class Document:
    """A document that fits the schema and the limits.

    ``costs`` is what its operations cost, each once it has been asked for.
    """

    tree: DocumentNode
    costs: dict[str | None, Amount] = field(default_factory=dict)

    def cost(self, schema: GraphQLSchema, operation: OperationDefinitionNode, variables: dict[str, Any]) -> int:
        """Return what an operation costs with these variables; raise ``ApiError`` where it nests too deeply."""
        name = operation.name.value if operation.name else None
        if name not in self.costs:
            self.costs[name] = cost_of(schema, self.tree, operation)
        return value_of(self.costs[name], variables)


Key = tuple[GraphQLSchema, Limits, bytes]


@dataclass(slots=True)
class DocumentCache:
    """Documents by what they were made of; the least recently used go first.

    ``tokens`` bounds the memory: a tree takes some 560 bytes a token, so 100,000 of them 56 MB.
    """

    documents: int = 1_000
    tokens: int = 100_000
    _kept: OrderedDict[Key, tuple[Document, int]] = field(default_factory=OrderedDict)
    _held: int = 0
    _lock: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Document | None:
        """Return the document under ``key``, if it is still here."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: Key, document: Document, tokens: int) -> None:
        """Keep ``document``, which has so many tokens, and drop old ones until all fit."""
        with self._lock:
            self._held += tokens - self._kept.pop(key, (None, 0))[1]
            self._kept[key] = document, tokens
            while len(self._kept) > self.documents or self._held > self.tokens:
                self._held -= self._kept.popitem(last=False)[1][1]


kept_documents = DocumentCache()


def load_document(schema: GraphQLSchema, query: str, limits: Limits) -> Document:
    """Return the document ``query``, which fits the schema and the limits.

    Raises ``InvalidDocument`` where it isn't GraphQL, doesn't fit the schema or goes beyond a limit.
    """
    key = (schema, limits, sha256(query.encode()).digest())
    document = kept_documents.get(key)
    if document is None:
        try:
            tokens = count_tokens(query, limits.tokens)
            tree = parse(query)
            check_size(tree, limits)
            _validate(schema, tree)
            check_depth(tree, limits.depth)
            check_introspection_depth(schema, tree)
        except GraphQLSyntaxError as error:
            raise InvalidDocument(with_code([error], ErrorCode.GRAPHQL_PARSE_FAILED)) from error
        except ApiError as error:
            raise InvalidDocument([error]) from error
        document = Document(tree)
        kept_documents.put(key, document, tokens)
    return document


def _validate(schema: GraphQLSchema, document: DocumentNode) -> None:
    errors = validate(schema, document, RULES, max_errors=MAX_VALIDATION_ERRORS)
    if len(errors) == 1 and isinstance(errors[0], ValidationAbortedError):
        raise ApiError(
            "Checking this document takes too much work: too many fields of the same name side by side, or "
            "fragments that lead on to each other. Simplify or split it.",
            ErrorCode.LIMIT_EXCEEDED,
        )
    if errors:
        raise InvalidDocument(with_code(errors, ErrorCode.GRAPHQL_VALIDATION_FAILED))
