"""Answers a document that shows a draft: the token is found before anything runs, and everything runs in its world."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphql import OperationDefinitionNode, OperationType, StringValueNode, ValueNode, VariableNode

from cms.api.context import RequestContext
from cms.api.errors import ApiError
from cms.core.preview import find_preview, preview_world

ARGUMENT = "previewToken"


@contextmanager
def in_preview(
    arguments: Iterable[ValueNode],
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    context: RequestContext,
) -> Iterator[None]:
    """Run the body of a ``with`` block in the world of a document's preview token, if it names one.

    A mutation never runs there: what it stores would be undone.

    Args:
        arguments: what the document gives as ``previewToken``.
        operation: what is run of the document.
        variables: as they were sent.
        context: the request's.

    Raises:
        ApiError: BAD_USER_INPUT, for a document with two tokens.
    """
    found = {token for each in arguments if isinstance(token := _token(each, operation, variables), str)}
    if not found or operation.operation is not OperationType.QUERY:
        yield
        return
    if len(found) > 1:
        raise ApiError(f"A document takes one `{ARGUMENT}`; send one document for each draft.")
    context.cache["uncacheable"] = True
    preview = find_preview(found.pop())
    if preview is None:
        yield
        return
    with preview_world(preview) as draft:
        context.cache["previewed"] = draft
        yield


def _token(argument: ValueNode | None, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Any:
    if isinstance(argument, StringValueNode):
        return argument.value
    if not isinstance(argument, VariableNode):
        return None
    name = argument.name.value
    if name in variables:
        return variables[name]
    defaults = {each.variable.name.value: each.default_value for each in operation.variable_definitions}
    return _token(defaults.get(name), operation, variables)


def previewed(context: RequestContext, model: type) -> Any:
    """Return the key of the draft that the request's token opens; ``None`` if there is none, or of another type."""
    draft = context.cache.get("previewed")
    return getattr(draft, "pk", None) if isinstance(draft, model) else None
