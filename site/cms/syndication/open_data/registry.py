"""Finds the tables that the content apps declare, and the parts under which they are published."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from django.core.validators import slug_re

from cms.core.content_apps import modules
from cms.syndication.open_data.tables import Part, Split, Table


@cache
def tables() -> dict[str, Table]:
    """Return every table by its name: ``TABLES`` in the ``syndication`` module of each content app."""
    return {table.name: table for module in modules("syndication") for table in getattr(module, "TABLES", ())}


def find_part(place: str) -> Part | None:
    """Return what is published at a place below ``/data/``, without extension; ``None`` if nothing is."""
    folder, slash, slug = place.partition("/")
    if not slash:
        table = tables().get(place)
        return whole(table) if table else None
    if not slug_re.match(slug):
        return None
    for table in tables().values():
        if table.split and table.split.folder == folder:
            thing = table.split.things().filter(slug=slug).first()
            return part_of(table, thing) if thing else None
    return None


def all_parts() -> Iterator[Part]:
    """Yield all that is published, each table before its parts: one statement for each table that has parts."""
    for table in tables().values():
        yield whole(table)
        if table.split:
            for thing in table.split.things().iterator():
                yield part_of(table, thing)


def whole(table: Table) -> Part:
    """Return a table as a whole."""
    return Part(table, table.name, str(table.title), str(table.description))


def part_of(table: Table, thing: Any) -> Part:
    """Return the part of a table that belongs to one thing."""
    split = cast(Split, table.split)
    return Part(
        table,
        f"{split.folder}/{thing.slug}",
        str(split.title).format(name=thing.name),
        str(split.description).format(name=thing.name),
        thing,
    )
