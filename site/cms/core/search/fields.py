"""The columns and conditions of full-text search, one kind a database."""

import json
from typing import Any, ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, TextField


class _Matches(Lookup):
    """A condition in the database's own notation of full-text queries."""

    lookup_name = "matches"
    prepare_rhs = False
    template: ClassVar[str]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        left, left_parameters = self.process_lhs(compiler, connection)
        right, right_parameters = self.process_rhs(compiler, connection)
        return self.template.format(left=left, right=right), (*left_parameters, *right_parameters)


class Among(Lookup):
    """A condition on a number: one of a list of any length, which is one parameter of the statement."""

    prepare_rhs = False
    template = "{left} IN (SELECT value FROM json_each(%s))"
    postgresql_template = "{left} = ANY(%s::bigint[])"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition for SQLite."""
        left, parameters = self.process_lhs(compiler, connection)
        return self.template.format(left=left), (*parameters, json.dumps(self.rhs))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition for PostgreSQL."""
        left, parameters = self.process_lhs(compiler, connection)
        return self.postgresql_template.format(left=left), (*parameters, self.rhs)


class VectorField(SearchVectorField):  # type: ignore[type-arg]  # Generic in the stubs only
    """PostgreSQL: words with their places and weights. Written and asked in PostgreSQL's own notation."""


@VectorField.register_lookup
class VectorMatches(_Matches):
    """``vector__matches="'associ' & 'numer'"``: a ``tsquery``."""

    template = "{left} @@ {right}::tsquery"


class MatchField(TextField):  # type: ignore[type-arg]  # Generic in the stubs only
    """SQLite: the column with which a full-text table is asked; never written."""


@MatchField.register_lookup
class TableMatches(_Matches):
    """``everywhere__matches='"associ" AND "numer"'``: an FTS5 query."""

    template = "{left} MATCH {right}"
