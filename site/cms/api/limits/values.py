"""Limit: how deep a value may nest, in a literal or a variable; and no null character in it, but in a path."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    StringValueNode,
    VariableDefinitionNode,
    VariableNode,
)

from cms.api.errors import ApiError, ErrorCode
from cms.api.limits.walk import walk


def check_literals(nodes: Iterable[Node], limit: int) -> None:
    """Refuse values written in the document that nest deeper than ``limit`` or hold a null character."""
    for node in nodes:
        if isinstance(node, ArgumentNode):
            _check(node.value, limit, null=_is_path(node))
        elif isinstance(node, VariableDefinitionNode) and node.default_value:
            _check(node.default_value, limit)


def check_variables(variables: dict[str, Any], limit: int, document: DocumentNode) -> None:
    """Refuse values sent as variables that nest deeper than ``limit`` or hold a null character."""
    paths = _only_paths(document) if any("\0" in _text(value) for value in variables.values()) else set()
    for name, value in variables.items():
        _check(value, limit, null=name in paths)


def _only_paths(document: DocumentNode) -> set[str]:
    """Return the variables that are used for paths alone: readers ask for any path, and most lead nowhere."""
    nodes = list(walk(document))
    uses = Counter(node.name.value for node in nodes if isinstance(node, VariableNode))
    paths = [node.value for node in nodes if isinstance(node, ArgumentNode) and _is_path(node)]
    as_paths = Counter(value.name.value for value in paths if isinstance(value, VariableNode))
    # One of the uses is the variable's own definition.
    return {name for name, count in as_paths.items() if uses[name] == 1 + count}


def _is_path(node: ArgumentNode) -> bool:
    return node.name.value == "path" and not _children(node.value)


def _check(value: Any, limit: int, null: bool = False) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > limit:
            raise ApiError(
                f"A value is nested deeper than {limit} levels, which is the most.", ErrorCode.LIMIT_EXCEEDED
            )
        if not null and any("\0" in text for text in map(_text, level)):
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
