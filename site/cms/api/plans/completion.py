"""How the values of a field become what JSON holds, by the field's type; as graphql-core completes them one by one.

Whatever would be an error leaves the answer to the reference: errors have paths, and nulls that spread.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLAbstractType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLUnionType,
    default_type_resolver,
)
from graphql.pyutils import is_iterable

from cms.api.plans.run import Info, LeftToReference, Run
from cms.api.plans.selection import Complete, Selection, answer

#: Neither an infinity nor what is no number.
MAX_FLOAT = sys.float_info.max

#: Gives what is asked of the objects of one type.
Below = Callable[[GraphQLObjectType], Selection]

#: Values that their scalar's ``serialize`` would give back as they are; of numbers, those in ``WITHIN`` too.
UNCHANGED = {"String": str, "ID": str, "HTML": str, "Boolean": bool}
WITHIN: dict[str, tuple[type[int | float], float, float]] = {
    "Int": (int, GRAPHQL_MIN_INT, GRAPHQL_MAX_INT),
    "Float": (float, -MAX_FLOAT, MAX_FLOAT),
}


def completion(type_: GraphQLOutputType, below: Below) -> Complete:
    """Return how values of a type are completed.

    Args:
        type_: the field's.
        below: gives the selections of the objects that it leads to.
    """
    if isinstance(type_, GraphQLNonNull):
        return _non_null(completion(type_.of_type, below))
    if isinstance(type_, GraphQLList):
        return _list(completion(type_.of_type, below))
    if isinstance(type_, GraphQLObjectType):
        return _object(type_, below)
    if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
        return _abstract(type_, below)
    return _leaf(type_)


def _non_null(inner: Complete) -> Complete:
    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        completed = inner(values, run)
        if None in completed:
            raise LeftToReference("A null stands where none may.")
        return completed

    return complete


def _list(inner: Complete) -> Complete:
    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        lists = [value if isinstance(value, list | tuple) or value is None else _listed(value) for value in values]
        items = inner([item for each in lists if each for item in each], run)
        completed: list[Any] = []
        start = 0
        for each in lists:
            end = start + len(each or ())
            completed.append(None if each is None else items[start:end])
            start = end
        return completed

    return complete


def _listed(value: Any) -> list[Any]:
    if not is_iterable(value):
        raise LeftToReference("A list was expected.")
    return list(value)


def _leaf(type_: Any) -> Complete:
    serialize, unchanged = type_.serialize, UNCHANGED.get(type_.name)
    if type_.name in WITHIN:
        return _number(serialize, *WITHIN[type_.name])

    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        return [
            value if value is None or value.__class__ is unchanged else _present(serialize(value)) for value in values
        ]

    return complete


def _number(serialize: Callable[[Any], Any], kind: type[int | float], least: float, most: float) -> Complete:
    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        return [
            value
            if value is None or (value.__class__ is kind and least <= value <= most)
            else _present(serialize(value))
            for value in values
        ]

    return complete


def _present(serialized: Any) -> Any:
    if serialized is None:
        raise LeftToReference("A scalar wrote a value as null.")
    return serialized


def _object(type_: GraphQLObjectType, below: Below) -> Complete:
    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        # A thing that several objects lead to is asked once.
        things = {id(value): value for value in values if value is not None}
        if not things:
            return [None] * len(values)
        (answers,) = answer([(below(type_), list(things.values()))], run)
        if len(things) == len(values):
            return answers
        return _spread(values, dict(zip(things, answers, strict=True)))

    return complete


def _abstract(type_: GraphQLAbstractType, below: Below) -> Complete:
    resolve_type: Any = type_.resolve_type or default_type_resolver

    def complete(values: Sequence[Any], run: Run) -> list[Any]:
        info = Info(run.schema, run.context, "")
        by_type: dict[str, dict[int, Any]] = defaultdict(dict)
        for value in values:
            if value is not None:
                by_type[resolve_type(value, info, type_)][id(value)] = value
        groups = [(below(_runtime_type(name, type_, run)), list(things.values())) for name, things in by_type.items()]
        answers: dict[int, Any] = {}
        for things, part in zip(by_type.values(), answer(groups, run), strict=True):
            answers.update(zip(things, part, strict=True))
        return _spread(values, answers)

    return complete


def _spread(values: Sequence[Any], answers: dict[int, Any]) -> list[Any]:
    return [None if value is None else answers[id(value)] for value in values]


def _runtime_type(name: Any, abstract: GraphQLAbstractType, run: Run) -> GraphQLObjectType:
    found = run.schema.type_map.get(name) if isinstance(name, str) else None
    if not isinstance(found, GraphQLObjectType) or not run.schema.is_sub_type(abstract, found):
        raise LeftToReference("A value is of none of the types that the field can have.")
    return found
