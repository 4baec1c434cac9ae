"""Objects made of the columns that a document needs, and no others."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from wagtail.fields import StreamField

from cms.api.batches import together

#: Stands for every column but bodies: what a field needs that doesn't say what it needs.
EVERYTHING = "*"

#: Stands for the object itself: what a field needs that does more than read an attribute.
OBJECT = "self"

#: What is read of things: names of attributes, ``EVERYTHING``, ``OBJECT``.
Needs = frozenset[str]


@dataclass(frozen=True)
class Columns:
    """Columns of a model.

    Attributes:
        model: whose objects are made.
        names: of the attributes that hold the columns; the primary key comes first.
        bare: whether nothing but these attributes is read, so that rows with names do for objects.
    """

    model: type[Model]
    names: tuple[str, ...]
    bare: bool = False

    def with_fields(self, names: Iterable[str]) -> "Columns":
        """Return these columns and those of further fields, or values that the statement computes."""
        known: Any = {field.name: field for field in self.model._meta.concrete_fields}
        more = [known[name].attname if name in known else name for name in names]
        return Columns(self.model, tuple(dict.fromkeys([*self.names, *more])), self.bare)

    def objects(self, rows: Iterable[Sequence[Any]], using: str = "default") -> list[Any]:
        """Make an object of each row, and one batch of them all.

        They are as Django would make them with ``only()``, but in a tenth of the time: an attribute that is missing
        is fetched when somebody asks for it. Where they may be bare, they are named tuples, in a tenth of that.
        """
        if self.bare:
            return list(map(self._new_row, rows))
        return together(self._object(row, using) for row in rows)

    def _object(self, row: Sequence[Any], using: str) -> Any:
        made = self.model.__new__(self.model)
        values = made.__dict__
        values.update(zip(self.names, row, strict=True))
        for name in self._parent_keys:
            values[name] = row[0]
        state = values["_state"] = ModelState()
        state.adding, state.db = False, using
        return made

    @cached_property
    def _new_row(self) -> Callable[[Sequence[Any]], Any]:
        # A model that inherits from another has the other's key too, and is known by it: pages by their ``id``.
        key = self._parent_keys[0] if self._parent_keys else self.names[0]
        named: Any = namedtuple  # Its fields are known only now.
        row = named("Row", (key, *self.names[1:]))
        made = type("Row", (row,), {"__slots__": (), "pk": property(itemgetter(0))})
        # As its own ``_make``, without a call in Python for each row.
        return partial(tuple.__new__, made)

    @cached_property
    def _parent_keys(self) -> list[str]:
        """The keys of the models that this one inherits from, which are the same as its own."""
        return [parent._meta.pk.attname for parent in self.model._meta.get_parent_list() if parent._meta.pk]


def columns(model: type[Model], needs: Needs) -> Columns:
    """Return the columns that hold some attributes; all but bodies, where one of these is no column."""
    fields = list(model._meta.concrete_fields)
    known = {name: field.attname for field in fields for name in (field.name, field.attname)}
    known["pk"] = model._meta.pk.attname
    wanted = {known[name] for name in needs if name in known}
    if EVERYTHING in needs or not needs <= known.keys() | {OBJECT}:
        wanted |= {field.attname for field in fields if not isinstance(field, StreamField)}
    parents = {parent._meta.pk.attname for parent in model._meta.get_parent_list() if parent._meta.pk}
    key = model._meta.pk.attname
    names = (key, *(field.attname for field in fields if field.attname in wanted - parents - {key}))
    return Columns(model, names, bare=needs <= known.keys() - ({key} if parents else set()))
