"""Reads stored bodies without trusting them: a block whose data has not the shape of its type is passed over.

Editors cannot make such blocks; imports, old versions of a block and hands in the database can.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as TableInputBlock

#: The largest key of a table, and the largest number that GraphQL's Int holds.
MAX_KEY, MAX_INT = 2**63 - 1, 2**31 - 1


class StoredBlock(NamedTuple):
    """A block that can be read: its id (its place, if it has none), its class, its value."""

    id: str
    block: type
    value: Any


def readable(raw: Iterable[Mapping[str, Any]], known: Mapping[str, type]) -> Iterator[StoredBlock]:
    """Yield the stored blocks that can be read, in order.

    Args:
        raw: the stored blocks: ``type``, ``value``, ``id``.
        known: the block classes by type.
    """
    for index, child in enumerate(raw):
        block = known.get(child.get("type", ""))
        if block is not None and _well_formed(block, child.get("value")):
            yield StoredBlock(str(child.get("id") or index), block, child["value"])


def listed(items: Iterable[Any]) -> list[Any]:
    """Return the values of a list that is a child of a block; older versions of Wagtail stored them bare."""
    return [item.get("value") if isinstance(item, dict) and item.get("type") == "item" else item for item in items]


def _well_formed(block: Any, value: Any) -> bool:
    if issubclass(block, blocks.StructBlock):
        return _is_struct(block.base_blocks, value)
    return isinstance(value, str)


def _is_struct(children: Mapping[str, blocks.Block], value: Any) -> bool:
    return isinstance(value, dict) and all(_fits(child, value.get(name)) for name, child in children.items())


def _fits(child: blocks.Block, value: Any) -> bool:
    """Tell whether a value can be a child's. One that is absent can be any child's but a required choice's."""
    match child:
        case blocks.ChoiceBlock():
            return str(value or "") in dict(child.field.choices)
        case _ if value is None:
            return True
        case blocks.ListBlock():
            return isinstance(value, list) and all(_is_item(child.child_block, item) for item in listed(value))
        case blocks.StructBlock():
            return _is_struct(child.child_blocks, value)
        case blocks.ChooserBlock():
            return _is_whole(value, MAX_KEY)
        case blocks.BooleanBlock():
            return isinstance(value, bool)
        case blocks.IntegerBlock():
            return _is_whole(value, MAX_INT)
        case blocks.DecimalBlock():
            return _is_number(value)
        case TableInputBlock():
            return _is_table(value)
    return isinstance(value, str)


def _is_item(child: blocks.Block, value: Any) -> bool:
    return value is not None and _fits(child, value)


def _is_whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= most


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and abs(Decimal(value)) < Decimal("1e100")
    except (InvalidOperation, TypeError, ValueError):
        return False


def _is_table(value: Any) -> bool:
    rows = value.get("data") if isinstance(value, dict) else None
    return isinstance(rows, list) and all(isinstance(row, list) for row in rows)
