"""Limit: how many aliases a document may have."""

from collections.abc import Iterable

from graphql import FieldNode, Node

from cms.api.errors import ApiError, ErrorCode


def check_aliases(nodes: Iterable[Node], limit: int) -> None:
    """Refuse a document that renames more than ``limit`` fields: aliases repeat a costly field at will."""
    count = sum(isinstance(node, FieldNode) and node.alias is not None for node in nodes)
    if count > limit:
        raise ApiError(
            f"The document has {count} aliases; {limit} is the most. "
            "Ask for a list with a filter instead of many single things.",
            ErrorCode.LIMIT_EXCEEDED,
        )
