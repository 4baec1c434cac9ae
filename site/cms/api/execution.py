"""One GraphQL request, from its parameters to its outcome. Knows nothing of HTTP."""

from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
)

from cms.api.context import RequestContext
from cms.api.documents import Document, InvalidDocument, load_document
from cms.api.errors import ApiError, ErrorCode, with_code
from cms.api.limits import Limits
from cms.api.limits.cost import check_cost
from cms.api.limits.database import limited_database
from cms.api.limits.values import check_variables
from cms.api.persisted import register
from cms.api.previews import in_preview


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """The parameters of a GraphQL request. ``read_only``: it may run queries, but not mutations."""

    query: str
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    extensions: dict[str, Any] = field(default_factory=dict)
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class ExecutionOutcome:
    """What came of a request.

    ``executed`` tells whether it ran: only then has the answer a ``data`` entry, which may be ``None``.
    """

    executed: bool
    data: dict[str, Any] | None = None
    errors: list[GraphQLError] = field(default_factory=list)
    extensions: dict[str, Any] = field(default_factory=dict)


def execute(request: ParsedRequest, context: RequestContext, schema: GraphQLSchema) -> ExecutionOutcome:
    """Check the request, run it if nothing is wrong with it, and return what came of it.

    What resolvers raise is in the outcome's errors; nothing that a caller sends makes this raise.
    """
    limits = Limits.from_settings()
    try:
        document = load_document(schema, request.query, limits)
        register(request.query, request.extensions)
        operation = _choose_operation(document.tree, request.operation_name)
        _check_operation_type(operation, schema, request.read_only)
        check_variables(request.variables, limits.depth, document.tree)
        cost = check_cost(document.cost(schema, operation, request.variables), context.cost_limit)
    except InvalidDocument as invalid:
        return ExecutionOutcome(executed=False, errors=invalid.errors)
    except ApiError as error:
        return ExecutionOutcome(executed=False, errors=[error])
    try:
        with limited_database(), in_preview(document.previews, operation, request.variables, context):
            # What resolvers keep in context variables ends with the request.
            result = copy_context().run(_run, document, operation, request.variables, context, schema)
    except ApiError as error:
        return ExecutionOutcome(executed=False, errors=[error])
    return _outcome(result, {"cost": cost})


def _run(
    document: Document,
    operation: OperationDefinitionNode,
    variables: dict[str, Any],
    context: RequestContext,
    schema: GraphQLSchema,
) -> ExecutionResult:
    """Answer by the operation's plan, else by graphql-core: see ``cms.api.plans.reference``."""
    data = document.plans.answer(operation, variables, context, schema)
    if data is not None:
        return ExecutionResult(data=data)
    return execute_sync(
        schema,
        document.tree,
        context_value=context,
        variable_values=variables,
        operation_name=operation.name.value if operation.name else None,
    )


def _outcome(result: ExecutionResult, extensions: dict[str, Any]) -> ExecutionOutcome:
    errors = result.errors or []
    if result.data is None and errors and all(error.path is None for error in errors):
        # Only what happens before the first field has no path: graphql-core couldn't use the variables.
        return ExecutionOutcome(executed=False, errors=with_code(errors, ErrorCode.BAD_USER_INPUT))
    with_code(filter(_is_argument_error, errors), ErrorCode.BAD_USER_INPUT)
    return ExecutionOutcome(executed=True, data=result.data, errors=errors, extensions=extensions)


def _is_argument_error(error: GraphQLError) -> bool:
    """Tell graphql-core's own "must not be null" for an argument from what a resolver or a scalar raised.

    The former points at the argument's node, the latter at none.
    """
    cause = error.original_error
    return type(cause) is GraphQLError and bool(cause.nodes)


def _choose_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if not operations:
        raise ApiError("The document has fragments but no operation. Add a query.")
    if name is None:
        if len(operations) == 1:
            return operations[0]
        raise ApiError(f"The document has several operations: name one of {_names(operations)}.")
    for operation in operations:
        if operation.name and operation.name.value == name:
            return operation
    raise ApiError(f"The document has no operation of that name. It has {_names(operations)}.")


def _names(operations: list[OperationDefinitionNode]) -> str:
    return ", ".join(
        f'"{operation.name.value}"' if operation.name else "one without a name" for operation in operations
    )


def _check_operation_type(operation: OperationDefinitionNode, schema: GraphQLSchema, read_only: bool) -> None:
    if schema.get_root_type(operation.operation) is None:
        raise ApiError(f"This API has no {operation.operation.value}s.", ErrorCode.GRAPHQL_VALIDATION_FAILED, operation)
    if read_only and operation.operation is not OperationType.QUERY:
        raise ApiError(
            "A GET request may run a query only. Send this by POST.", ErrorCode.METHOD_NOT_ALLOWED, operation
        )
