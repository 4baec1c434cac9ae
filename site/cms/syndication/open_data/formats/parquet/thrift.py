"""The part of Thrift's compact protocol that Parquet's headers need.

Source: https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

#: The types' numbers in the protocol.
TRUE, I32, I64, BINARY, LIST, STRUCT = 1, 5, 6, 8, 9, 12


@dataclass(frozen=True)
class Value:
    """A value, ready to be written: its type's number and its bytes."""

    type: int
    encoded: bytes


def varint(number: int) -> bytes:
    """Return a number that isn't negative, seven bits a byte, the lowest first."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)


def zigzag(number: int) -> bytes:
    """Return a number whose sign is its lowest bit, as a varint."""
    return varint(number << 1 if number >= 0 else (-number << 1) - 1)


def i32(number: int) -> Value:
    """Return an integer of 32 bits."""
    return Value(I32, zigzag(number))


def i64(number: int) -> Value:
    """Return an integer of 64 bits."""
    return Value(I64, zigzag(number))


def binary(content: str | bytes) -> Value:
    """Return a text or bytes."""
    encoded = content.encode() if isinstance(content, str) else content
    return Value(BINARY, varint(len(encoded)) + encoded)


def true() -> Value:
    """Return the truth value true, which has no bytes of its own in a struct."""
    return Value(TRUE, b"")


def struct(fields: Mapping[int, Value]) -> Value:
    """Return a struct from its fields' numbers, in ascending order."""
    written = bytearray()
    last = 0
    for number, value in fields.items():
        written.append((number - last) << 4 | value.type)
        written += value.encoded
        last = number
    written.append(0)
    return Value(STRUCT, bytes(written))


def sequence(make: Callable[[T], Value], items: Sequence[T]) -> Value:
    """Return a list from its items; none if there are none."""
    values = [make(item) for item in items]
    type_ = values[0].type if values else STRUCT
    head = bytes([len(values) << 4 | type_]) if len(values) < 15 else bytes([0xF0 | type_]) + varint(len(values))
    return Value(LIST, head + b"".join(value.encoded for value in values))
