"""Every file below ``/data/``: what it is called, what it is made of, and how it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import orjson

from cms.syndication.open_data.catalog.describe import Catalogue
from cms.syndication.open_data.catalog.json_ld import write_json_ld
from cms.syndication.open_data.catalog.turtle import write_turtle
from cms.syndication.open_data.formats import FORMATS
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.registry import all_parts, find_part, tables
from cms.syndication.open_data.table_schema import describe
from cms.syndication.open_data.tables import Part

SCHEMA = "schema.json"
CATALOGUES = {
    "catalog.jsonld": ("application/ld+json", write_json_ld),
    "catalog.ttl": ("text/turtle; charset=utf-8", write_turtle),
}


@dataclass(frozen=True)
class File:
    """A file that can be made.

    Attributes:
        path: below ``/data/``.
        content_type: its media type, with parameters.
        journal_types: it changes when the journal tells of a thing of one of these.
        described_by: the path of its schema; empty if it has none.
        write: yields its pieces.
    """

    path: str
    content_type: str
    journal_types: tuple[str, ...]
    described_by: str
    write: Callable[[Publication], Iterator[bytes]]


def find(path: str) -> File | None:
    """Return the file at a path below ``/data/``; ``None`` if there is none. One statement at most."""
    if path in CATALOGUES:
        return _catalogue(path)
    place, _dot, extension = path.partition(".")
    if extension not in FORMATS and extension != SCHEMA:
        return None
    part = find_part(place)
    if part is None:
        return None
    return _schema(path, part) if extension == SCHEMA else _table(path, part, extension)


def _table(path: str, part: Part, extension: str) -> File:
    format_ = FORMATS[extension]
    return File(
        path,
        format_.media_type + format_.parameters,
        part.table.journal_types,
        f"{part.place}.{SCHEMA}",
        partial(format_.write, part),
    )


def _schema(path: str, part: Part) -> File:
    def write(publication: Publication) -> Iterator[bytes]:
        yield orjson.dumps(describe(part, publication), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    # The schema of a part says its thing's name.
    return File(path, "application/json", part.table.journal_types if part.of else (), "", write)


def _catalogue(path: str) -> File:
    content_type, write_graph = CATALOGUES[path]

    def write(publication: Publication) -> Iterator[bytes]:
        return write_graph(Catalogue(publication, all_parts()).nodes())

    types = dict.fromkeys(type_ for table in tables().values() for type_ in table.journal_types)
    return File(path, content_type, tuple(types), "", write)
