"""A Parquet file from a part's rows: groups of rows one after the other, then a footer that says where each is."""

import struct as packing
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from cms.syndication.open_data.formats.parquet.columns import DECIMAL, PRECISION, STORAGES, page
from cms.syndication.open_data.formats.parquet.thrift import Value, binary, i32, i64, sequence, struct
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Column, Part

MAGIC = b"PAR1"
CREATED_BY = "rubrique"

#: Rows of a group. They are in memory at once.
GROUP = 5_000

#: Numbers in the format.
OPTIONAL, DATA_PAGE, PLAIN, RLE, GZIP = 1, 0, 0, 3, 2
GZIP_FRAME = 31  # What zlib calls a gzip header around 32 KB windows.


@dataclass(frozen=True)
class _Chunk:
    """Where the values of one column of one group are, and how many bytes they take."""

    column: Column
    offset: int
    rows: int
    plain_size: int
    size: int


def write_parquet(part: Part, publication: Publication) -> Iterator[bytes]:
    """Yield the part as Parquet, a group of rows at a time."""
    yield MAGIC
    offset = len(MAGIC)
    groups: list[list[_Chunk]] = []
    rows = part.rows()
    while group := list(islice(rows, GROUP)):
        chunks: list[_Chunk] = []
        for column, values in zip(part.table.columns, zip(*group, strict=True), strict=True):
            chunk, written = _chunk(column, values, offset)
            yield written
            offset += chunk.size
            chunks.append(chunk)
        groups.append(chunks)
    footer = _footer(part, publication, groups).encoded
    yield footer + packing.pack("<I", len(footer)) + MAGIC


def _chunk(column: Column, values: Sequence[Any], offset: int) -> tuple[_Chunk, bytes]:
    content = page(column, values)
    squeezed = zlib.compress(content, wbits=GZIP_FRAME)
    data_page = {1: i32(len(values)), 2: i32(PLAIN), 3: i32(RLE), 4: i32(RLE)}
    header = struct(
        {1: i32(DATA_PAGE), 2: i32(len(content)), 3: i32(len(squeezed)), 5: struct(data_page)},
    ).encoded
    sizes = len(header) + len(content), len(header) + len(squeezed)
    return _Chunk(column, offset, len(values), *sizes), header + squeezed


def _footer(part: Part, publication: Publication, groups: Sequence[Sequence[_Chunk]]) -> Value:
    columns = part.table.columns
    about: dict[str, str | bytes] = {
        "title": part.title,
        "description": part.description,
        "schema": publication.address_of(f"{part.place}.schema.json"),
        "licenses": orjson.dumps(publication.licenses()),
        "sources": orjson.dumps(publication.sources()),
    }
    root = struct({4: binary("schema"), 5: i32(len(columns))})
    return struct(
        {
            1: i32(2),
            2: sequence(lambda element: element, [root, *(_element(column) for column in columns)]),
            3: i64(sum(chunks[0].rows for chunks in groups)),
            4: sequence(_row_group, groups),
            5: sequence(_pair, list(about.items())),
            6: binary(CREATED_BY),
        }
    )


def _pair(pair: tuple[str, str | bytes]) -> Value:
    return struct({1: binary(pair[0]), 2: binary(pair[1])})


def _element(column: Column) -> Value:
    storage = STORAGES[column.type]
    fields = {1: i32(storage.physical), 3: i32(OPTIONAL), 4: binary(column.name)}
    if storage.converted is not None:
        fields[6] = i32(storage.converted)
    if storage.converted == DECIMAL:
        fields |= {7: i32(column.decimals), 8: i32(PRECISION)}
    if storage.logical is not None:
        fields[10] = storage.logical(column)
    return struct(fields)


def _row_group(chunks: Sequence[_Chunk]) -> Value:
    return struct(
        {
            1: sequence(_column_chunk, chunks),
            2: i64(sum(chunk.plain_size for chunk in chunks)),
            3: i64(chunks[0].rows),
            6: i64(sum(chunk.size for chunk in chunks)),
        }
    )


def _column_chunk(chunk: _Chunk) -> Value:
    meta_data = {
        1: i32(STORAGES[chunk.column.type].physical),
        2: sequence(i32, [PLAIN, RLE]),
        3: sequence(binary, [chunk.column.name]),
        4: i32(GZIP),
        5: i64(chunk.rows),
        6: i64(chunk.plain_size),
        7: i64(chunk.size),
        9: i64(chunk.offset),
    }
    return struct({2: i64(chunk.offset), 3: struct(meta_data)})
