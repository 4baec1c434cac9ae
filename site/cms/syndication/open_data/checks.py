"""Checks that the tables of open data are declared so that they can be published and found out of date."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from cms.core.content_apps import modules
from cms.journal.sources import sources
from cms.syndication.open_data.tables import Table


@register
def tables_are_sound(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse two tables of one name, a journal type that there isn't, and a column that comes twice."""
    declared: list[Table] = [table for module in modules("syndication") for table in getattr(module, "TABLES", ())]
    return [*_shared(declared), *(error for table in declared for error in _unsound(table))]


def _shared(declared: list[Table]) -> Iterator[CheckMessage]:
    places = [place for table in declared for place in (table.name, *([table.split.folder] if table.split else []))]
    for place in dict.fromkeys(place for place in places if places.count(place) > 1):
        yield Error(f'Two tables of open data would be at "/data/{place}".', id="cms.E020")


def _unsound(table: Table) -> Iterator[CheckMessage]:
    for type_ in table.journal_types:
        if type_ not in sources():
            yield Error(
                f'The table "{table.name}" is made of "{type_}", of which the journal does not tell.',
                hint=f"It tells of: {', '.join(sorted(sources()))}.",
                id="cms.E021",
            )
    names = [column.name for column in table.columns]
    if len(set(names)) < len(names) or not set(table.key) <= set(names):
        yield Error(f'A column of the table "{table.name}" comes twice, or its key is no column.', id="cms.E022")
