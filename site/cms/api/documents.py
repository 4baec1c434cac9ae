"""Documents: from text to a checked syntax tree, and the documents that are kept for the next request."""

from collections import OrderedDict
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    ValueNode,
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
from cms.api.limits.walk import walk
from cms.api.plans.answer import PlannedDocument
from cms.api.plans.compiler import OnGrowth, ignore
from cms.api.previews import ARGUMENT

MAX_VALIDATION_ERRORS = 10
"""Each may compare a name with all those of the schema to suggest one, so their number bounds the work."""


TOKENS_A_FIELD = 4
"""A compiled field takes some 2.2 KB, as much as four tokens of a tree."""

# That rule is asked on its own, as the limit that it is.
RULES = [rule for rule in specified_rules if rule is not MaxIntrospectionDepthRule]


class InvalidDocument(Exception):
    """A document that is not run. ``errors`` says why; each has its code."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


@dataclass(eq=False)
class Document:
    """A document that fits the schema and the limits.

    ``costs`` is what its operations cost, each once it has been asked for; ``plans`` answers them.
    ``on_growth`` is told how many fields were compiled, each time that some were.
    """

    tree: DocumentNode
    on_growth: InitVar[OnGrowth] = ignore
    costs: dict[str | None, Amount] = field(default_factory=dict)
    plans: PlannedDocument = field(init=False)

    def __post_init__(self, on_growth: OnGrowth) -> None:
        self.plans = PlannedDocument(self.tree, on_growth)

    @cached_property
    def previews(self) -> list[ValueNode]:
        """What the document gives as preview tokens."""
        given = (node for node in walk(self.tree) if isinstance(node, FieldNode))
        return [each.value for field in given for each in field.arguments if each.name.value == ARGUMENT]

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

    ``tokens`` bounds the memory: a tree takes some 560 bytes a token, so 100,000 of them 56 MB. What is compiled of a
    document counts as tokens too: see ``grow``.
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
            self._drop()

    def grow(self, key: Key, tokens: int) -> None:
        """Count further tokens for what is kept under ``key``, if it is still here."""
        with self._lock:
            if key in self._kept:
                document, held = self._kept[key]
                self._kept[key] = document, held + tokens
                self._held += tokens
                self._drop()

    def _drop(self) -> None:
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
        document = Document(tree, lambda fields: kept_documents.grow(key, fields * TOKENS_A_FIELD))
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
