"""Limit: how many levels of fields a document may have, and how often introspection may go in circles."""

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    validate,
)
from graphql.validation import MaxIntrospectionDepthRule

from cms.api.errors import ApiError, ErrorCode


def check_depth(document: DocumentNode, limit: int) -> None:
    """Refuse a valid document with a field below ``limit`` others. Fragments don't hide depth.

    What is below ``__schema`` and ``__type`` has its own limit, because the standard introspection document
    of GraphQL clients is 15 levels deep.
    """
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    deepest: dict[str, int] = {}  # At which depth a fragment has been entered: no need to enter it higher up.
    pending: list[tuple[SelectionNode, int]] = [
        (selection, 1)
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
        for selection in node.selection_set.selections
    ]
    while pending:
        node, depth = pending.pop()
        if isinstance(node, FieldNode):
            if depth > limit:
                raise ApiError(
                    f"The document is nested deeper than {limit} fields, which is the most. Split it.",
                    ErrorCode.LIMIT_EXCEEDED,
                    node,
                )
            if node.selection_set and not node.name.value.startswith("__"):
                pending += [(child, depth + 1) for child in node.selection_set.selections]
        elif isinstance(node, FragmentSpreadNode):
            name = node.name.value
            if deepest.get(name, 0) < depth:
                deepest[name] = depth
                pending += [(child, depth) for child in fragments[name].selection_set.selections]
        elif isinstance(node, InlineFragmentNode):
            pending += [(child, depth) for child in node.selection_set.selections]


def check_introspection_depth(schema: GraphQLSchema, document: DocumentNode) -> None:
    """Refuse introspection that goes from types to fields to types three times, each time times all types."""
    for error in validate(schema, document, [MaxIntrospectionDepthRule], max_errors=1):
        raise ApiError(
            "Introspection is nested too deeply: it may pass through 2 lists of fields. "
            "The whole schema is at /graphql/schema.graphql.",
            ErrorCode.LIMIT_EXCEEDED,
            error.nodes,
        )
