"""Answers a document that shows a draft: the token is found before anything runs, and everything runs in its world."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graphql import DocumentNode, FieldNode, StringValueNode, VariableNode, Visitor, visit

from cms.api.context import RequestContext
from cms.api.errors import ApiError
from cms.core.preview import find_preview, preview_world

ARGUMENT = "previewToken"


class _Tokens(Visitor):
    """Collects the preview tokens that a document names."""

    def __init__(self, variables: Mapping[str, Any]) -> None:
        super().__init__()
        self.variables = variables
        self.found: set[str] = set()

    def enter_field(self, node: FieldNode, *_path: Any) -> None:
        for argument in node.arguments:
            if argument.name.value == ARGUMENT:
                value: Any = None
                if isinstance(argument.value, StringValueNode):
                    value = argument.value.value
                elif isinstance(argument.value, VariableNode):
                    value = self.variables.get(argument.value.name.value)
                if isinstance(value, str):
                    self.found.add(value)


@contextmanager
def in_preview(document: DocumentNode, variables: Mapping[str, Any], context: RequestContext) -> Iterator[None]:
    """Run the body of a ``with`` block in the world of the document's preview token, if it names one.

    Raises:
        ApiError: BAD_USER_INPUT, for a document with two tokens.
    """
    tokens = _Tokens(variables)
    visit(document, tokens)
    if not tokens.found:
        yield
        return
    if len(tokens.found) > 1:
        raise ApiError(f"A document takes one `{ARGUMENT}`; send one document for each draft.")
    context.cache["uncacheable"] = True
    preview = find_preview(tokens.found.pop())
    if preview is None:
        yield
        return
    with preview_world(preview) as draft:
        context.cache["previewed"] = draft
        yield


def previewed(context: RequestContext, model: type) -> Any:
    """Return the key of the draft that the request's token opens; ``None`` if there is none, or of another type."""
    draft = context.cache.get("previewed")
    return getattr(draft, "pk", None) if isinstance(draft, model) else None
