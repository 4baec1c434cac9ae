"""How each type of column is stored in Parquet: its description in the footer, and its values as bytes."""

import struct as packing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from cms.syndication.open_data.formats.parquet.thrift import Value, i32, struct, true, varint
from cms.syndication.open_data.tables import Column, ColumnType

#: Digits of a number that fit into 64 bits.
PRECISION = 18

EPOCH = date(1970, 1, 1)
EPOCH_TIME = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

#: Numbers in the format: physical types, and the older ("converted") and newer ("logical") names of what they mean.
BOOLEAN, INT32, INT64, BYTE_ARRAY = 0, 1, 2, 6
UTF8, DECIMAL, DATE, TIMESTAMP_MICROS = 0, 5, 6, 10
LOGICAL_STRING, LOGICAL_DECIMAL, LOGICAL_DATE, LOGICAL_TIMESTAMP = 1, 5, 6, 8
MICROS = 2


@dataclass(frozen=True)
class Storage:
    """How values of one type are stored.

    Attributes:
        physical: the physical type.
        pack: gives the bytes of values, none of which is missing.
        converted, logical: what the physical type means; ``None`` where it means itself.
    """

    physical: int
    pack: Callable[[Sequence[Any], Column], bytes]
    converted: int | None = None
    logical: Callable[[Column], Value] | None = None


def _texts(values: Sequence[Any], column: Column) -> bytes:
    encoded = [str(value).encode() for value in values]
    return b"".join(packing.pack("<I", len(each)) + each for each in encoded)


def _small(values: Sequence[int], column: Column) -> bytes:
    return packing.pack(f"<{len(values)}i", *values)


def _large(values: Sequence[int], column: Column) -> bytes:
    return packing.pack(f"<{len(values)}q", *values)


def _numbers(values: Sequence[Any], column: Column) -> bytes:
    return _large([int(Decimal(value).scaleb(column.decimals).to_integral_value()) for value in values], column)


def _booleans(values: Sequence[bool], column: Column) -> bytes:
    packed = sum(1 << place for place, value in enumerate(values) if value)
    return packed.to_bytes((len(values) + 7) // 8, "little")


def _dates(values: Sequence[date], column: Column) -> bytes:
    return _small([(value - EPOCH).days for value in values], column)


def _times(values: Sequence[datetime], column: Column) -> bytes:
    return _large([(value.replace(microsecond=0) - EPOCH_TIME) // MICROSECOND for value in values], column)


STORAGES: dict[ColumnType, Storage] = {
    ColumnType.STRING: Storage(BYTE_ARRAY, _texts, UTF8, lambda column: struct({LOGICAL_STRING: struct({})})),
    ColumnType.INTEGER: Storage(INT64, _large),
    ColumnType.YEAR: Storage(INT32, _small),
    ColumnType.BOOLEAN: Storage(BOOLEAN, _booleans),
    ColumnType.DATE: Storage(INT32, _dates, DATE, lambda column: struct({LOGICAL_DATE: struct({})})),
    ColumnType.NUMBER: Storage(
        INT64,
        _numbers,
        DECIMAL,
        lambda column: struct({LOGICAL_DECIMAL: struct({1: i32(column.decimals), 2: i32(PRECISION)})}),
    ),
    ColumnType.DATETIME: Storage(
        INT64,
        _times,
        TIMESTAMP_MICROS,
        lambda column: struct({LOGICAL_TIMESTAMP: struct({1: true(), 2: struct({MICROS: struct({})})})}),
    ),
}


def page(column: Column, values: Sequence[Any]) -> bytes:
    """Return the bytes of a page: which values are there, then those that are."""
    present = [value is not None and value != "" for value in values]
    levels = b"".join(varint(len(list(run)) << 1) + bytes([there]) for there, run in groupby(present))
    stored = [value for value, there in zip(values, present, strict=True) if there]
    return packing.pack("<I", len(levels)) + levels + STORAGES[column.type].pack(stored, column)
