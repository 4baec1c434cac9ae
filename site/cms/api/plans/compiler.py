"""From an operation to its plan."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    get_named_type,
    is_abstract_type,
    print_ast,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from cms.api.plans.columns import Needs
from cms.api.plans.completion import completion
from cms.api.plans.run import LeftToReference, Run
from cms.api.plans.selection import Asked, Complete, Read, Selection, answer
from cms.api.plans.sources import compiles, needs_of, source, typename

#: How many fields a plan may have, those of each type that an interface stands for counted apart.
MAX_FIELDS = 5_000

#: Is told how many fields were compiled.
OnGrowth = Callable[[int], None]

Nodes = tuple[FieldNode, ...]
Conditions = dict[str, bool]


def ignore(fields: int) -> None:
    """Take no note of how a plan grows."""


class Plan:
    """An operation compiled for one set of conditions: the values of the variables in ``@skip`` and ``@include``.

    What is asked of a type is compiled when the first object of that type comes along: an interface stands for many
    types, and levels of interfaces for far more than any content has.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        conditions: Conditions,
        on_growth: OnGrowth,
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._conditions = conditions
        self._selections: dict[tuple[str, Nodes], Selection] = {}
        self._reads: dict[tuple[Any, str, Nodes], Read] = {}
        self._completes: dict[tuple[str, Nodes], Complete] = {}
        self._size = 0
        self._on_growth = on_growth
        root = cast(GraphQLObjectType, schema.query_type)
        asked = collect_fields(schema, fragments, conditions, root, operation.selection_set)
        self._root = self._compile(root, asked)

    def answer(self, run: Run) -> dict[str, object]:
        """Return the answer's ``data``.

        Raises:
            LeftToReference: where there is something that only the reference answers.
            Exception: whatever a loader raised.
        """
        return answer([(self._root, [None])], run)[0][0]

    def needs(self, type_: GraphQLOutputType, nodes: Nodes, path: tuple[str, ...]) -> Needs:
        """Return the attributes that are read of the things that fields lead to.

        Args:
            type_: of these fields.
            nodes: the fields.
            path: further fields, by which the things are reached.
        """
        named: Any = get_named_type(type_)
        types = self._schema.get_possible_types(named) if is_abstract_type(named) else [named]
        return frozenset().union(*(self._needs_of(each, nodes, path) for each in types))

    def _needs_of(self, type_: GraphQLObjectType, nodes: Nodes, path: tuple[str, ...]) -> Needs:
        asked = [
            node for each in self._asked(type_, nodes).values() for node in each if node.name.value in type_.fields
        ]
        if not path:
            return frozenset().union(*(needs_of(type_.fields[node.name.value]) for node in asked))
        inner = tuple(node for node in asked if node.name.value == path[0])
        return self.needs(type_.fields[path[0]].type, inner, path[1:]) if inner else frozenset()

    def _asked(self, type_: GraphQLObjectType, nodes: Nodes) -> dict[str, list[FieldNode]]:
        """Return what fields ask of a type, by the names in the answer."""
        return collect_sub_fields(self._schema, self._fragments, self._conditions, type_, list(nodes))

    def _below(self, nodes: Nodes, type_: GraphQLObjectType) -> Selection:
        """Return what the fields ``nodes`` ask of objects of a type."""
        key = (type_.name, nodes)
        if key not in self._selections:
            self._selections[key] = self._compile(type_, self._asked(type_, nodes))
        return self._selections[key]

    def _compile(self, type_: GraphQLObjectType, asked: dict[str, list[FieldNode]]) -> Selection:
        self._size += len(asked)
        if self._size > MAX_FIELDS:
            raise LeftToReference("The plan would be too large.")
        self._on_growth(len(asked))
        if type_.is_type_of is not None:
            raise LeftToReference("Types that know their own values are for the reference.")
        same: dict[str, list[FieldNode]] = defaultdict(list)
        for nodes in asked.values():
            same[_without_alias(nodes[0])] += nodes
        fields = {}
        for key, nodes in asked.items():
            read = self._read(type_, nodes[0], tuple(same[_without_alias(nodes[0])]))
            fields[key] = Asked(read, self._complete(type_, tuple(nodes)))
        return Selection(fields)

    def _read(self, type_: GraphQLObjectType, node: FieldNode, same: Nodes) -> Read:
        """Return where a field's values come from; ``same`` are all the fields that share them."""
        name = node.name.value
        if name == "__typename":
            return typename(type_.name)
        field = type_.fields[name]
        # Types that have a field from one interface have one resolver for it.
        key = (field.resolve or type_.name, _without_alias(node), same if compiles(field) else ())
        if key not in self._reads:
            self._reads[key] = source(field, node, Asking(self.needs, field.type, same))
        return self._reads[key]

    def _complete(self, type_: GraphQLObjectType, nodes: Nodes) -> Complete:
        name = nodes[0].name.value
        field_type = GraphQLString if name == "__typename" else type_.fields[name].type
        key = (str(field_type), nodes)
        if key not in self._completes:
            self._completes[key] = completion(field_type, partial(self._below, nodes))
        return self._completes[key]


@dataclass(frozen=True)
class Asking:
    """What fields of one kind ask of the things that they lead to: ``cms.api.plans.sources.Below``."""

    find: Callable[[GraphQLOutputType, Nodes, tuple[str, ...]], Needs]
    type_: GraphQLOutputType
    nodes: Nodes

    def needs(self, *path: str) -> Needs:
        """Return the attributes that are read of them; ``path`` leads there by further fields."""
        return self.find(self.type_, self.nodes, path)


def _without_alias(node: FieldNode) -> str:
    """Return what a field asks for, whatever the answer calls it."""
    if not node.arguments:
        return node.name.value
    return f"{node.name.value}({','.join(sorted(print_ast(argument) for argument in node.arguments))})"
