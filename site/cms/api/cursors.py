"""Cursors: the place of an item in an ordered list, by its values, so that insertions never shift a page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, OrderBy, Q

from cms.api.errors import ApiError

MAX_KEY = 2**63 - 1


@dataclass(frozen=True)
class Key:
    """One column of an order. Missing values come last in either direction.

    ``computed``: the kind of a value that the statement computes, which is no column of the model.
    """

    field: str
    descending: bool = False
    nullable: bool = False
    computed: "Field[Any, Any] | None" = None

    def order_by(self, backward: bool) -> OrderBy:
        """Return the term of ORDER BY, for reading forward or backward."""
        nulls = {"nulls_first" if backward else "nulls_last": True} if self.nullable else {}
        column = F(self.field)
        return column.desc(**nulls) if self.descending != backward else column.asc(**nulls)

    def beyond(self, value: Any, backward: bool) -> Q:
        """Return the condition for what comes strictly after a value in reading direction."""
        if value is None:
            return Q(**{f"{self.field}__isnull": False}) if backward else Q(pk__in=[])
        further = Q(**{f"{self.field}__{'lt' if self.descending != backward else 'gt'}": value})
        return further | Q(**{f"{self.field}__isnull": True}) if self.nullable and not backward else further

    def equal(self, value: Any) -> Q:
        """Return the condition for the same value."""
        return Q(**{f"{self.field}__isnull": True}) if value is None else Q(**{self.field: value})


@dataclass(frozen=True)
class Ordering:
    """An order that is total: the key of the thing itself decides between equals.

    Attributes:
        name: as frontends know it; a cursor of one order is no cursor of another.
        keys: the columns, the most important first.
    """

    name: str
    keys: tuple[Key, ...]

    @property
    def all_keys(self) -> tuple[Key, ...]:
        """The columns with the tie-breaker."""
        return (*self.keys, Key("pk", descending=self.keys[0].descending))

    def order_by(self, backward: bool = False) -> list[OrderBy]:
        """Return the terms of ORDER BY."""
        return [key.order_by(backward) for key in self.all_keys]

    def beyond(self, place: list[Any], backward: bool = False) -> Q:
        """Return the condition for what comes strictly after a place, in reading direction."""
        condition = Q(pk__in=[])
        equal = Q()
        for key, value in zip(self.all_keys, place, strict=True):
            condition |= equal & key.beyond(value, backward)
            equal &= key.equal(value)
        return condition

    def kind(self, model: type[Model], index: int) -> "Field[Any, Any]":
        """Return the kind of value that a place has for one of the columns."""
        return _kind(model, self.all_keys[index])

    def cursor(self, each: Model) -> str:
        """Return the cursor of an object's place."""
        place = [getattr(each, key.field) for key in self.all_keys]
        return urlsafe_b64encode(orjson.dumps([self.name, *place], default=str)).decode().rstrip("=")

    def place(self, cursor: str, model: type[Model], argument: str) -> list[Any]:
        """Read a cursor back.

        Args:
            cursor: what a frontend sent.
            model: the model whose columns the keys are.
            argument: the argument's name, for the message.

        Raises:
            ApiError: BAD_USER_INPUT, if it isn't a cursor of this list in this order.
        """
        try:
            name, *place = orjson.loads(urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
            if name != self.name or len(place) != len(self.all_keys):
                raise ValueError
            return [_read(model, key, value) for key, value in zip(self.all_keys, place, strict=True)]
        except (ValueError, TypeError, ValidationError, OverflowError) as error:
            raise ApiError(
                f"`{argument}` takes a cursor (`endCursor`, `startCursor` or an edge's `cursor`) that this same list"
                " gave, in the same order."
            ) from error


def _kind(model: type[Model], key: Key) -> Any:
    return key.computed or (model._meta.pk if key.field == "pk" else model._meta.get_field(key.field))


def _read(model: type[Model], key: Key, value: Any) -> Any:
    field = _kind(model, key)
    if not isinstance(value, str | int | float | None) or "\x00" in str(value):
        raise ValueError
    if value is None:
        if not key.nullable:
            raise ValueError
        return None
    read = field.to_python(value) if field.remote_field is None else int(value)
    if isinstance(read, int) and abs(read) > MAX_KEY:
        raise ValueError
    if isinstance(read, datetime):
        if read.tzinfo is None:
            raise ValueError
        return read.astimezone(UTC)  # Raises OverflowError where no database could follow.
    return read
