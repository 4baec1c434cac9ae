"""Random documents that fit a schema, made by introspection: a new field or argument is asked for by itself."""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    is_required_argument,
)
from hypothesis import strategies as st

from tests.cms.api.hidden.graph import Composite, fields, possible, target
from tests.cms.api.hidden.values import Values
from tests.cms.api.hidden.writing import NAMING
from tests.cms.api.random.arguments import literal, random_value

#: Cursors and tokens fit what they were given for only; they have tests of their own.
LEFT_OUT = {"after", "before", "previewToken", "accessToken"}
#: How many fields lead to the deepest one, how many stand side by side, and how many there are in all, about.
LEVELS, WIDTH, FIELDS = 8, 4, 50


@dataclass(frozen=True)
class RandomDocument:
    """A query and its variables."""

    text: str
    variables: dict[str, Any]


def documents(schema: GraphQLSchema, values: Values) -> st.SearchStrategy[RandomDocument]:
    """Make valid queries, with whatever GraphQL has: aliases, fragments, directives, variables.

    hypothesis chooses a size and a seed only, for a choice of its own for each part takes it seconds a document.
    It then looks for the smallest size that fails.
    """
    sizes, seeds = st.integers(1, FIELDS), st.integers(0, 2**64)
    return st.builds(lambda size, seed: Writer(Random(seed), size, schema, values).document(), sizes, seeds)


@dataclass
class Writer:
    """Writes one document.

    Attributes:
        random: makes the choices.
        size: after how many fields none is asked that leads further.
        schema, values: what is asked for, and the arguments worth trying.
        declared, variables: the variables that the query declares, and those that are sent with it.
        fragments: the named fragments, written.
    """

    random: Random
    size: int
    schema: GraphQLSchema
    values: Values
    declared: list[str] = field(default_factory=list)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    _reusable: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    _written: int = 0
    _aliases: int = 0

    def __post_init__(self) -> None:
        self._ambiguous = ambiguous(self.schema)

    def document(self) -> RandomDocument:
        """Write a query."""
        inside = self.selection(self.schema.query_type, LEVELS)
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        return RandomDocument(" ".join([f"query{declared}{inside}", *self.fragments]), self.variables)

    def selection(self, type_: Composite, levels: int) -> str:
        """Write what is asked of a type, at most ``levels`` deep, in braces."""
        offered = [name for name, each in fields(type_).items() if target(each) is None or self._goes_on(levels)]
        names = self._some(offered, least=1, most=WIDTH)
        parts = [self.field(name, fields(type_)[name], levels) for name in names]
        parts += [self.fragment(each, levels) for each in self._conditions(type_, levels)]
        return f"{{{' '.join(parts or ['__typename'])}}}"

    def field(self, name: str, each: GraphQLField, levels: int) -> str:
        """Write one field. One with arguments has an alias, for it can't stand beside itself with others."""
        self._written += 1
        onward = target(each)
        arguments = self.arguments(each)
        alias = ""
        if arguments or name in self._ambiguous or self._once_in(10):
            self._aliases += 1
            alias = f"a{self._aliases}:"
        inside = self.selection(onward, levels - 1) if onward else ""
        return f"{alias}{name}{arguments}{self.directive()}{inside}"

    def fragment(self, type_: Composite, levels: int) -> str:
        """Write a fragment on a type, in its place or with a name; one that has a name may be spread again."""
        known = self._reusable[type_.name, levels]
        if known and self._once_in(2):
            return f"...{self.random.choice(known)}{self.directive()}"
        directive = self.directive()
        inside = self.selection(type_, levels)
        if self._once_in(2):
            return f"...on {type_.name}{directive}{inside}"
        name = f"F{len(self.fragments)}"
        self.fragments.append(f"fragment {name} on {type_.name}{inside}")
        known.append(name)
        return f"...{name}{directive}"

    def directive(self) -> str:
        """Write a condition, now and then."""
        if not self._once_in(10):
            return ""
        name = self.random.choice(["skip", "include"])
        value = self._once_in(2)
        given = self._variable("Boolean!", value) if self._once_in(2) else literal(value)
        return f"@{name}(if: {given})"

    def arguments(self, each: GraphQLField) -> str:
        """Write what a field can't do without, one way to name the thing, and a few of the other arguments."""
        naming = [name for name in NAMING if name in each.args]
        named_by = self.random.choice(naming) if naming else None
        given = []
        for name, argument in each.args.items():
            wanted = name == named_by or self._once_in(12 if name in naming else 3)
            if name not in LEFT_OUT and (is_required_argument(argument) or wanted):
                given.append(f"{name}: {self._argument(name, argument, target(each))}")
        return f"({', '.join(given)})" if given else ""

    def _argument(self, name: str, argument: GraphQLArgument, thing: Composite | None) -> str:
        if thing and name in NAMING and thing.name in self.values.visible and not self._once_in(4):
            value: Any = self.values.name_of(thing, name)
        else:
            value = random_value(self.random, self.values, name, argument.type)
        if self._once_in(3):
            return self._variable(str(argument.type), value, literal(value, argument.type))
        return literal(value, argument.type)

    def _variable(self, type_: str, value: Any, default: str | None = None) -> str:
        """Declare a variable that has a value, or sometimes a default one instead."""
        name = f"v{len(self.declared)}"
        if default not in {None, "null"} and self._once_in(3):
            self.declared.append(f"${name}: {type_} = {default}")
        else:
            self.declared.append(f"${name}: {type_}")
            self.variables[name] = value
        return f"${name}"

    def _conditions(self, type_: Composite, levels: int) -> list[Composite]:
        if not self._goes_on(levels) or type_ is self.schema.query_type:
            return []
        if isinstance(type_, GraphQLObjectType):
            offered = [type_, *type_.interfaces]
            most = int(self._once_in(6))
        else:
            offered = [*possible(self.schema, type_), *([] if isinstance(type_, GraphQLUnionType) else [type_])]
            most = WIDTH
        return self._some(offered, least=0, most=most)

    def _some(self, offered: list[Any], least: int, most: int) -> list[Any]:
        return self.random.choices(offered, k=self.random.randint(least, most)) if offered else []

    def _goes_on(self, levels: int) -> bool:
        return levels > 0 and self._written < self.size

    def _once_in(self, times: int) -> bool:
        return self.random.randrange(times) == 0


def ambiguous(schema: GraphQLSchema) -> frozenset[str]:
    """Return the names that mean different things on different types, which GraphQL wants renamed."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for type_ in schema.type_map.values():
        if isinstance(type_, Composite) and not type_.name.startswith("__"):
            for name, each in fields(type_).items():
                kinds[name].add(str(each.type))
    return frozenset(name for name, types in kinds.items() if len(types) > 1)
