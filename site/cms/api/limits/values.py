"""Limit: how deep a value may nest, in a literal or a variable; and no null character in it."""

from collections.abc import Iterable
from typing import Any

from graphql import (
    ArgumentNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    StringValueNode,
    VariableDefinitionNode,
)

from cms.api.errors import ApiError, ErrorCode


def check_literals(nodes: Iterable[Node], limit: int) -> None:
    """Refuse values written in the document that nest deeper than ``limit`` or hold a null character."""
    for node in nodes:
        if isinstance(node, ArgumentNode):
            _check(node.value, limit)
        elif isinstance(node, VariableDefinitionNode) and node.default_value:
            _check(node.default_value, limit)


def check_variables(variables: dict[str, Any], limit: int) -> None:
    """Refuse values sent as variables that nest deeper than ``limit`` or hold a null character."""
    for value in variables.values():
        _check(value, limit)


def _check(value: Any, limit: int) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > limit:
            raise ApiError(
                f"A value is nested deeper than {limit} levels, which is the most.", ErrorCode.LIMIT_EXCEEDED
            )
        if any("\0" in text for text in map(_text, level)):
            # PostgreSQL can't hold it, so no search for it can find anything.
            raise ApiError("A text has a null character (U+0000) in it. Leave it out.")
        level = [child for value in level for child in _children(value)]


def _text(value: Any) -> str:
    if isinstance(value, StringValueNode):
        return value.value
    return value if isinstance(value, str) else ""


def _children(value: Any) -> Iterable[Any]:
    match value:
        case dict():
            return value.values()
        case list():
            return value
        case ListValueNode():
            return value.values
        case ObjectValueNode():
            return [field.value for field in value.fields]
        case _:
            return ()
