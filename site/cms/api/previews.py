"""Answers a document that shows a draft: the token is found before anything runs, and everything runs in its world."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphql import StringValueNode, ValueNode, VariableNode

from cms.api.context import RequestContext
from cms.api.errors import ApiError
from cms.core.preview import find_preview, preview_world

ARGUMENT = "previewToken"


@contextmanager
def in_preview(arguments: Iterable[ValueNode], variables: Mapping[str, Any], context: RequestContext) -> Iterator[None]:
    """Run the body of a ``with`` block in the world of a document's preview token, if it names one.

    Args:
        arguments: what the document gives as ``previewToken``.
        variables: as they were sent.
        context: the request's.

    Raises:
        ApiError: BAD_USER_INPUT, for a document with two tokens.
    """
    found = {token for each in arguments if isinstance(token := _token(each, variables), str)}
    if not found:
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


def _token(argument: ValueNode, variables: Mapping[str, Any]) -> Any:
    if isinstance(argument, StringValueNode):
        return argument.value
    return variables.get(argument.name.value) if isinstance(argument, VariableNode) else None


def previewed(context: RequestContext, model: type) -> Any:
    """Return the key of the draft that the request's token opens; ``None`` if there is none, or of another type."""
    draft = context.cache.get("previewed")
    return getattr(draft, "pk", None) if isinstance(draft, model) else None
