"""Limit: how much a document may cost, computed before anything runs from the prices of ``cms.api.prices``.

What stands in a list counts once an item. A field that is asked twice counts twice, even where the answer has it
once. Of a selection on an interface, the dearest type counts, for an object has only one. Introspection, which
costs no database, is limited by its depth instead.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    IntValueNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    value_from_ast_untyped,
)

from cms.api.errors import ApiError, ErrorCode
from cms.api.limits.amounts import Amount, Variables, highest, plus, times, when
from cms.api.prices import is_list, price_of

MAX_NESTING = 100
"""Selections within selections, those of fragments included; each takes a few levels of recursion here."""

MOST = 2**53
"""The largest number that every JSON reader takes for what it is."""


def cost_of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Amount:
    """Return what an operation of a valid document costs.

    Raises ``ApiError`` where its selections and fragments nest too deeply.
    """
    root = schema.get_root_type(operation.operation)
    return _Pricing(schema, document, operation).selections(operation.selection_set, root) if root else 0


def check_cost(cost: int, limit: int) -> dict[str, int]:
    """Refuse a document that costs more than ``limit``; return what the answer's ``extensions.cost`` says."""
    requested = min(cost, MOST)
    if cost > limit:
        raise ApiError(
            f"The document costs {requested:,} and may cost {limit:,}. "
            "Ask for fewer items with `first`, or for fewer lists inside of lists.",
            ErrorCode.LIMIT_EXCEEDED,
            details={"requested": requested, "limit": limit},
        )
    return {"requested": requested, "limit": limit}


class _Pricing:
    """The selections of one operation, priced; each once a type."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        self.schema = schema
        self.full_page: int = settings.API_MAX_PAGE_SIZE
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self.known: dict[tuple[int, str, Amount | None], Amount] = {}
        self.pages: dict[Any, Amount] = {}
        self.defaults = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in operation.variable_definitions
            if each.default_value
        }
        self.nesting = 0

    def selections(self, node: SelectionSetNode, owner: GraphQLCompositeType, page: Amount | None = None) -> Amount:
        """Return what the fields of an object of type ``owner`` cost.

        ``page`` is how many items its list has, if it is a page of one.
        """
        key = (id(node), owner.name, page)
        if key not in self.known:
            self.nesting += 1
            if self.nesting > MAX_NESTING:
                raise ApiError(
                    f"The document's selections and fragments are nested deeper than {MAX_NESTING}, which is the most.",
                    ErrorCode.LIMIT_EXCEEDED,
                )
            if isinstance(owner, GraphQLObjectType):
                self.known[key] = plus([self._selection(child, owner, page) for child in node.selections])
            else:
                types = self.schema.get_possible_types(owner)
                self.known[key] = highest([self.selections(node, each, page) for each in types])
            self.nesting -= 1
        return self.known[key]

    def _selection(self, node: SelectionNode, owner: GraphQLObjectType, page: Amount | None) -> Amount:
        amount: Amount = 0
        if isinstance(node, FieldNode):
            amount = self._field(node, owner, page)
        elif isinstance(node, InlineFragmentNode):
            amount = self._fragment(node.type_condition, node.selection_set, owner, page)
        elif isinstance(node, FragmentSpreadNode):
            fragment = self.fragments[node.name.value]
            amount = self._fragment(fragment.type_condition, fragment.selection_set, owner, page)
        for directive in node.directives if amount else ():
            amount = self._condition(directive, amount)
        return amount

    def _fragment(
        self, condition: NamedTypeNode | None, node: SelectionSetNode, owner: GraphQLObjectType, page: Amount | None
    ) -> Amount:
        if condition and condition.name.value != owner.name:
            type_ = self.schema.type_map[condition.name.value]
            if not isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
                return 0
            abstract: GraphQLAbstractType = type_
            if not self.schema.is_sub_type(abstract, owner):
                return 0
        return self.selections(node, owner, page)

    def _field(self, node: FieldNode, owner: GraphQLObjectType, page: Amount | None) -> Amount:
        name = node.name.value
        if name.startswith("__"):
            return 0
        field = owner.fields[name]
        price = price_of(field)
        asked = self._asked(field, node)
        size: Amount | None = 1
        if is_list(field):
            size = page if price.size == "page" else asked if asked is not None else price.size
            asked = None
        below: Amount = 0
        if node.selection_set:
            inner: Any = get_named_type(field.type)
            below = self.selections(node.selection_set, inner, asked)
        return times(self.full_page if size is None else size, plus([price.each, below]))

    def _asked(self, field: GraphQLField, node: FieldNode) -> Amount | None:
        """Return how many items the arguments ask for, ``None`` for a field without such arguments."""
        if "first" not in field.args:
            return None
        given = {argument.name.value: argument.value for argument in node.arguments}
        sources = tuple(_source(given.get(name)) for name in ("last", "first"))
        default = field.args["first"].default_value
        key = (*sources, default)
        if key not in self.pages:
            self.pages[key] = self._page(sources, default if isinstance(default, int) else self.full_page)
        return self.pages[key]

    def _page(self, sources: Iterable[int | str | None], default: int) -> Amount:
        readers = [source for source in sources if source is not None]
        if not any(isinstance(source, str) for source in readers):
            return max(0, int(readers[0])) if readers else default
        defaults = self.defaults

        def page(variables: Variables) -> int:
            for source in readers:
                value = variables.get(source, defaults.get(source)) if isinstance(source, str) else source
                if isinstance(value, int):
                    return max(0, value)
            return default

        return page

    def _condition(self, node: DirectiveNode, amount: Amount) -> Amount:
        if node.name.value not in ("skip", "include"):
            return amount
        wanted = node.name.value == "include"
        value = next(argument.value for argument in node.arguments if argument.name.value == "if")
        if isinstance(value, BooleanValueNode):
            return amount if value.value is wanted else 0
        return when(_met(value, wanted, self.defaults), amount)


def _met(value: ValueNode, wanted: bool, defaults: dict[str, Any]) -> Callable[[Variables], bool]:
    name = value.name.value if isinstance(value, VariableNode) else ""
    return lambda variables: variables.get(name, defaults.get(name, wanted)) != (not wanted)


def _source(value: ValueNode | None) -> int | str | None:
    """Return a number that stands in the document, the name of a variable, or nothing."""
    if isinstance(value, IntValueNode):
        return int(value.value)
    return value.name.value if isinstance(value, VariableNode) else None
