"""JSON: a Data Resource with its rows inside, so that licence and origin travel with them, a row a line.

Source: https://specs.frictionlessdata.io/data-resource/ (version 1).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from cms.syndication.open_data.formats.csv_file import plain
from cms.syndication.open_data.formats.pieces import in_pieces
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Column, ColumnType, Part


def write_json(part: Part, publication: Publication) -> Iterator[bytes]:
    """Yield the part as JSON."""
    return in_pieces(_texts(part, publication))


def _texts(part: Part, publication: Publication) -> Iterator[str]:
    about = {
        "name": part.place.replace("/", "-"),
        "title": part.title,
        "description": part.description,
        "profile": "tabular-data-resource",
        "schema": publication.address_of(f"{part.place}.schema.json"),
        "licenses": publication.licenses(),
        "sources": publication.sources(),
    }
    yield f'{orjson.dumps(about)[:-1].decode()},"data":['
    separator = "\n"
    columns = part.table.columns
    for row in part.rows():
        record = {column.name: _value(column, value) for column, value in zip(columns, row, strict=True)}
        yield separator + orjson.dumps(record).decode()
        separator = ",\n"
    yield "\n]}\n"


def _value(column: Column, value: Any) -> Any:
    if value is None or value == "":
        return None
    if column.type is ColumnType.NUMBER:
        return float(value)
    return plain(value) if isinstance(value, date) else value
