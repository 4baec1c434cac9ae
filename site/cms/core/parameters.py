"""Values that a statement is given when it runs, so that its text need be built only once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateTimeField, Expression, Field
from django.utils import timezone

_left_open: ContextVar[bool] = ContextVar("left_open", default=False)


@contextmanager
def parameters_left_open() -> Iterator[None]:
    """Build SQL in this block with every ``Parameter`` itself among the values, to be replaced at each run."""
    token = _left_open.set(True)
    try:
        yield
    finally:
        _left_open.reset(token)


class Parameter(Expression):
    """A value that is known when the statement runs; stands in a queryset where the value would.

    Args:
        name: under which the value is given.
        field: how it is written for the database; numbers and texts need none.
    """

    conditional = False

    def __init__(self, name: str, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=field)
        self.name = name
        self.kind = field

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Write a placeholder."""
        return "%s", [self]

    def prepared(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Return a value as the database's driver takes it."""
        return value if self.kind is None else self.kind.get_db_prep_value(value, connection)


class Keys(Parameter):
    """A list of values, to be used with the lookup ``in``: one placeholder, however long the list."""

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Write a subquery that gives the values."""
        rows = "SELECT UNNEST(%s)" if connection.vendor == "postgresql" else "SELECT value FROM JSON_EACH(%s)"
        return f"({rows})", [self]


class Moment(Parameter):
    """The time at which the statement runs."""

    def __init__(self) -> None:
        super().__init__("moment", DateTimeField())

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Write a placeholder; with the time, unless the statement is kept for later runs."""
        return "%s", [self if _left_open.get() else self.prepared(timezone.now(), connection)]


class StandIn:
    """Stands for an object while a statement is built: its attributes are parameters. ``names`` are those read."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __getattr__(self, name: str) -> Parameter:
        self.names.append(name)
        return Parameter(name)
