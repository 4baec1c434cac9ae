"""Limit: how many directives a document may have."""

from collections.abc import Iterable

from graphql import DirectiveNode, Node

from cms.api.errors import ApiError, ErrorCode


def check_directives(nodes: Iterable[Node], limit: int) -> None:
    """Refuse a document with more than ``limit`` uses of ``@include``, ``@skip`` and the like."""
    count = sum(isinstance(node, DirectiveNode) for node in nodes)
    if count > limit:
        raise ApiError(f"The document has {count} directives; {limit} is the most.", ErrorCode.LIMIT_EXCEEDED)
