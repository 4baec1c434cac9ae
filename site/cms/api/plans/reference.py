"""What the reference answers: by design, and where a plan failed. Both are counted; a failure is logged too."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from graphql import FieldNode, OperationDefinitionNode, OperationType, ValueNode, VariableNode

logger = logging.getLogger("cms.api.plans")

#: Arguments that show more than everybody sees. What they open is not in the text of any kept statement.
TOKENS = {"previewToken", "accessToken"}
INTROSPECTION = {"__schema", "__type"}


class Outcome(StrEnum):
    """Who answered a request, and why."""

    PLAN = "plan"
    """The plan."""
    DESIGN = "design"
    """The reference: a mutation, introspection, a draft, a page that a password opened, or because it was asked to."""
    ERRORS = "errors"
    """The reference: the answer has errors, or nulls that spread."""
    FAILURE = "failure"
    """The reference: the plan failed. Should not happen."""


#: How often each outcome came about in this process.
outcomes: Counter[Outcome] = Counter()


def is_asked_for(request: HttpRequest) -> bool:
    """Tell whether the reference was chosen: by ``settings.API_PLANS``, or while debugging by a header."""
    return not settings.API_PLANS or (settings.DEBUG and request.headers.get("X-Executor") == "reference")


def belongs_to_reference(
    operation: OperationDefinitionNode, given: Sequence[ValueNode] | None, variables: Mapping[str, Any]
) -> bool:
    """Tell whether an operation is for the reference by design.

    Args:
        operation: what is asked.
        given: the ``tokens`` of its document.
        variables: by name, those that were not sent with their defaults.
    """
    if given is None or operation.operation is not OperationType.QUERY:
        return True
    return any(not isinstance(value, VariableNode) or variables.get(value.name.value) is not None for value in given)


def tokens(fields: Iterable[FieldNode]) -> list[ValueNode] | None:
    """Return what a document gives as tokens; ``None`` for one that asks about the schema.

    Args:
        fields: every field of the document.
    """
    found: list[ValueNode] = []
    for each in fields:
        if each.name.value in INTROSPECTION:
            return None
        found += [argument.value for argument in each.arguments if argument.name.value in TOKENS]
    return found


def log_failure(digest: str, error: BaseException) -> None:
    """Say in the log that the plan of a document failed, by the document's hash."""
    logger.warning("no plan answers document %s; the reference did", digest, exc_info=error)
