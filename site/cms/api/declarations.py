"""How a field is declared, and how a declaration becomes a field of the schema.

Plain fields are declared with grapple's own helpers (``GraphQLString("intro", required=True)``) in a model's or a
block's ``graphql_fields``. What needs other objects is declared with ``Field`` and a function that loads it for a
whole list at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

import graphene
from grapple.models import GraphQLField
from grapple.types.rich_text import RichText as GrappleRichText
from grapple.types.streamfield import StreamFieldInterface as GrappleStreamFieldInterface

from cms.api.batches import batch_of
from cms.api.prices import Size, priced, sized

#: Answers one field for a list of objects: ``load(objects, context, **arguments)`` gives as many values as objects,
#: in their order.
Load = Callable[..., Sequence[Any]]


F = TypeVar("F", bound=Callable[..., Any])


def needs(*names: str, pure: bool = False) -> Callable[[F], F]:
    """Say which attributes of its object a resolver or a loader reads, so that a plan fetches these columns only.

    A function that says nothing has all the columns, but bodies; one that reads more than it says costs a statement
    an object.

    Args:
        names: of the attributes.
        pure: whether it reads columns and nothing else, neither properties nor methods; then a row will do for it.
    """

    def mark(function: F) -> F:
        function.needs, function.pure = names, pure  # type: ignore[attr-defined]  # every function holds attributes
        return function

    return mark


class Field(GraphQLField):
    """A field whose values are loaded for a whole list at once.

    Args:
        name: in snake case; the schema shows it in camel case.
        field_type: a graphene type, or a function that returns one.
        load: gives the values; see ``Load``. Called once a list, whatever its length.
        arguments: graphene arguments by name.
        description: for frontend developers.
        price: what a value costs, if it isn't what ``cms.api.prices`` says of its type.
        needs: the attributes of an object that ``load`` reads, if it doesn't say so itself: see ``needs``.
    """

    def __init__(
        self,
        name: str,
        field_type: Any,
        load: Load,
        arguments: Mapping[str, Any] | None = None,
        description: str = "",
        price: int | None = None,
        needs: Sequence[str] | None = None,
    ) -> None:
        super().__init__(name, field_type, description=description)
        self.load = load
        self.needs = None if needs is None else tuple(needs)
        self.price = price
        self.arguments = dict(arguments or {})


@dataclass(frozen=True)
class Batched:
    """A resolver whose first call answers for the whole batch of the object that it is asked for.

    Attributes:
        name: the field's.
        load: gives the values of a list.
        owner: only objects of this class are asked along.
        needs: the attributes of an object that ``load`` reads; ``None`` if only ``load`` itself says so, or nobody.
    """

    name: str
    load: Load
    owner: type
    needs: tuple[str, ...] | None = None

    def __call__(self, each: Any, info: graphene.ResolveInfo, **arguments: Any) -> Any:
        """Return the value of one object, as graphql-core asks for it."""
        key = (self.name, repr(arguments))
        return batch_of(each).answer(
            each, self.owner, key, lambda objects: self.load(objects, info.context, **arguments)
        )


@dataclass(frozen=True)
class Attribute:
    """A resolver that reads one attribute of an object, or one child of a block.

    Attributes:
        source: its name.
        required: whether what is missing is an empty text, or null.
    """

    source: str
    required: bool

    def __call__(self, each: Any, info: graphene.ResolveInfo) -> Any:
        """Return the value of one object."""
        return self.values([each.read(self.source) if hasattr(each, "read") else getattr(each, self.source)])[0]

    def values(self, stored: Iterable[Any]) -> list[Any]:
        """Return what stored values are answered as: decimals as numbers, and an empty text, or null, for nothing."""
        # An empty text is stored as one; a field that can be null says null.
        missing, instead = (None, "") if self.required else ("", None)
        return [instead if each == missing else float(each) if each.__class__ is Decimal else each for each in stored]


#: How many blocks a body has, usually.
BODY_SIZE = 30

#: What grapple's helpers give, or a ``Field``.
Declaration: TypeAlias = "GraphQLField | Callable[[], GraphQLField]"


def list_of(item: Any, size: Size | None = None) -> Any:
    """Return the type of a list that is never null and holds no null.

    ``size``: how many items it has at most, usually; the cost of documents is made of it. A field with an argument
    `first` needs none.
    """
    item = item if isinstance(item, graphene.NonNull) else graphene.NonNull(item)
    return graphene.NonNull(sized(graphene.List(item), size))


def graphene_field(declaration: Declaration, owner: type) -> tuple[str, graphene.Field]:
    """Turn a declaration into a field.

    Args:
        declaration: grapple's, or a ``Field``.
        owner: the class of the objects that have the field.

    Returns:
        The field's name in snake case, and the graphene field.
    """
    declared = declaration if isinstance(declaration, GraphQLField) else declaration()
    if isinstance(declared, Field):
        return declared.field_name, batched_field(declared, owner)
    return declared.field_name, _plain_field(declared, owner)


def batched_field(declared: Field, owner: type) -> graphene.Field:
    """Make the graphene field of a ``Field``; its values are loaded for all objects of the class ``owner`` at once."""
    field = graphene.Field(
        declared.field_type,
        args=declared.arguments,
        resolver=Batched(declared.field_name, declared.load, owner, declared.needs),
        description=declared.description or None,
    )
    return field if declared.price is None else priced(field, declared.price)


def _plain_field(declared: GraphQLField, owner: type) -> graphene.Field:
    from cms.api.loaders.bodies import load_bodies
    from cms.api.loaders.rich_texts import load_rich_texts
    from cms.api.types.rich_text import RichText
    from cms.api.types.streamfield import StreamFieldInterface

    required = isinstance(declared.field_type, graphene.NonNull)
    inner = declared.field_type.of_type if required else declared.field_type
    name, source = declared.field_name, declared.field_source
    resolver: Callable[..., Any] = Attribute(source, required)
    field_type = declared.field_type
    if inner is GrappleRichText:
        field_type = graphene.NonNull(RichText) if required else RichText
        resolver = Batched(name, load_rich_texts(source, required), owner, (source,))
    elif isinstance(inner, graphene.List) and inner.of_type is GrappleStreamFieldInterface:
        field_type = list_of(StreamFieldInterface, size=BODY_SIZE)
        resolver = Batched(name, load_bodies(source), owner, (source,))
    return graphene.Field(
        field_type,
        resolver=resolver,
        description=declared.description,
        deprecation_reason=declared.deprecation_reason,
    )
