"""Where the values of a field come from: an attribute, a loader for a whole list, or a resolver asked one by one."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Any, Protocol

from graphene.types.resolver import dict_or_attr_resolver
from graphql import (
    FieldNode,
    GraphQLField,
    ValueNode,
    VariableNode,
    default_field_resolver,
    get_argument_values,
)

from cms.api.declarations import Attribute, Batched
from cms.api.plans.columns import EVERYTHING, OBJECT, Needs
from cms.api.plans.run import Info, Run
from cms.api.plans.selection import Read
from cms.api.routing.access import Closed

Arguments = Callable[[Run], dict[str, Any]]


class Below(Protocol):
    """What a document asks of the things that a field leads to."""

    def needs(self, *path: str) -> Needs:
        """Return the attributes that are read of them; ``path`` leads there by further fields."""


def resolver_of(field: GraphQLField) -> Any:
    """Return what a field of the schema is resolved by."""
    resolve: Any = field.resolve or default_field_resolver
    return resolve.resolve if isinstance(resolve, Closed) else resolve


def needs_of(field: GraphQLField) -> Needs:
    """Return the attributes that a field reads of its object."""
    resolve = resolver_of(field)
    if isinstance(resolve, Attribute):
        return frozenset([resolve.source])
    if _is_plain(resolve):
        return frozenset([resolve.args[0]])
    declared = getattr(resolve, "needs", None)
    if declared is None and isinstance(resolve, Batched):
        declared = getattr(resolve.load, "needs", None)
    if declared is None:
        return frozenset([OBJECT, EVERYTHING])
    return frozenset(declared if getattr(resolve, "pure", False) else [OBJECT, *declared])


def compiles(field: GraphQLField) -> bool:
    """Tell whether a field reads only what a document asks of the things that it leads to."""
    resolve = resolver_of(field)
    return hasattr(resolve.load if isinstance(resolve, Batched) else resolve, "compile")


def source(field: GraphQLField, node: FieldNode, below: Below) -> Read:
    """Return how the values of a field are read.

    Args:
        field: of the schema.
        node: the field in the document, with its arguments.
        below: what is asked of the things that it leads to.

    Raises:
        GraphQLError: for arguments that can't be.
    """
    resolve = resolver_of(field)
    arguments = _arguments(field, node)
    if isinstance(resolve, Batched):
        load: Any = resolve.load
        compiled = load.compile(below) if compiles(field) else None
        return _loaded(compiled or load, arguments)
    if isinstance(resolve, Attribute):
        return _stored(resolve)
    if _is_plain(resolve) and not field.args:
        return _attribute(*resolve.args)
    return _resolved((compiles(field) and resolve.compile(below)) or resolve, node.name.value, arguments)


def typename(name: str) -> Read:
    """Return how ``__typename`` is read."""
    return lambda objects, run: [name] * len(objects)


def _is_plain(resolve: Any) -> bool:
    return isinstance(resolve, partial) and resolve.func is dict_or_attr_resolver


def _loaded(load: Callable[..., Any], arguments: Arguments) -> Read:
    return lambda objects, run: load(objects, run.context, **arguments(run))


def _stored(attribute: Attribute) -> Read:
    get, values = attrgetter(attribute.source), attribute.values

    def read(objects: list[Any], run: Run) -> list[Any]:
        if hasattr(objects[0], "read"):
            return values(each.read(attribute.source) for each in objects)
        return values(map(get, objects))

    return read


def _attribute(name: str, default: Any) -> Read:
    get = attrgetter(name)

    def read(objects: list[Any], run: Run) -> list[Any]:
        try:
            return list(map(get, objects))
        except AttributeError:
            return [dict_or_attr_resolver(name, default, each, None) for each in objects]

    return read


def _resolved(resolve: Callable[..., Any], name: str, arguments: Arguments) -> Read:
    def read(objects: list[Any], run: Run) -> list[Any]:
        info, given = Info(run.schema, run.context, name), arguments(run)
        return [resolve(each, info, **given) for each in objects]

    return read


def _arguments(field: GraphQLField, node: FieldNode) -> Arguments:
    """Return how arguments are found: those without a variable are read here, once."""
    if any(_has_variable(argument.value) for argument in node.arguments):
        return lambda run: get_argument_values(field, node, run.variables)
    constant = get_argument_values(field, node)
    return lambda run: constant


def _has_variable(value: ValueNode) -> bool:
    if isinstance(value, VariableNode):
        return True
    below = (*getattr(value, "values", ()), *(each.value for each in getattr(value, "fields", ())))
    return any(map(_has_variable, below))
