"""What becomes of an operation: its plan answers, or the reference does."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    print_ast,
)
from graphql.execution.values import get_variable_values

from cms.api.context import RequestContext
from cms.api.limits.walk import walk
from cms.api.plans.compiler import OnGrowth, Plan
from cms.api.plans.reference import Outcome, belongs_to_reference, is_asked_for, log_failure, outcomes, tokens
from cms.api.plans.run import LeftToReference, Run

#: How many plans one operation keeps: one for each set of conditions that was asked for.
MAX_PLANS = 8


@dataclass(eq=False)
class PlannedDocument:
    """A valid document with the plans of its operations, each compiled when it is first asked for.

    ``on_growth`` is told how many fields were compiled, each time that some were.
    """

    tree: DocumentNode
    on_growth: OnGrowth
    _plans: dict[tuple[str | None, tuple[Any, ...]], Plan] = field(default_factory=dict)

    def answer(
        self,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        context: RequestContext,
        schema: GraphQLSchema,
    ) -> dict[str, Any] | None:
        """Return the ``data`` of an answer without errors; ``None`` if the reference has to answer.

        Args:
            operation: one of the document.
            variables: as they were sent.
            context, schema: the request's.
        """
        data = None
        coerced = get_variable_values(schema, operation.variable_definitions, variables, max_errors=1)
        if isinstance(coerced, list):
            outcome = Outcome.ERRORS
        elif is_asked_for(context.request) or belongs_to_reference(operation, self._tokens, coerced):
            outcome = Outcome.DESIGN
        else:
            try:
                data = self._plan(operation, coerced, schema).answer(Run(schema, context, coerced))
                outcome = Outcome.PLAN
            except (GraphQLError, LeftToReference):
                outcome = Outcome.ERRORS
            except Exception as error:
                outcome = Outcome.FAILURE
                log_failure(sha256(print_ast(self.tree).encode()).hexdigest(), error)
        outcomes[outcome] += 1
        return data

    def _plan(self, operation: OperationDefinitionNode, variables: dict[str, Any], schema: GraphQLSchema) -> Plan:
        conditions = {name: variables[name] for name in self._conditions if name in variables}
        key = (operation.name.value if operation.name else None, tuple(conditions.items()))
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= MAX_PLANS:
                self._plans.clear()
            self._plans[key] = plan = Plan(schema, operation, self._fragments, conditions, self.on_growth)
        return plan

    @cached_property
    def _tokens(self) -> list[ValueNode] | None:
        return tokens(node for node in walk(self.tree) if isinstance(node, FieldNode))

    @cached_property
    def _fragments(self) -> dict[str, FragmentDefinitionNode]:
        return {node.name.value: node for node in self.tree.definitions if isinstance(node, FragmentDefinitionNode)}

    @cached_property
    def _conditions(self) -> list[str]:
        """The variables that ``@skip`` and ``@include`` name, sorted."""
        given = [
            argument.value for node in walk(self.tree) if isinstance(node, DirectiveNode) for argument in node.arguments
        ]
        return sorted({value.name.value for value in given if isinstance(value, VariableNode)})
