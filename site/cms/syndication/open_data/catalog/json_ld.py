"""Writes a graph as JSON-LD 1.1. Source: https://www.w3.org/TR/json-ld11/."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from cms.syndication.open_data.catalog.graph import PREFIXES, Iri, Node, Value, well_formed


def write_json_ld(nodes: Iterable[Node]) -> Iterator[bytes]:
    """Yield the graph in pieces, a thing each."""
    yield b'{"@context":' + orjson.dumps(PREFIXES) + b',"@graph":['
    separator = b"\n"
    for node in nodes:
        yield separator + orjson.dumps(_described(node))
        separator = b",\n"
    yield b"\n]}\n"


def _described(node: Node) -> dict[str, Any]:
    properties = {name: [_value(value) for value in values] for name, values in node.grouped()}
    return {"@id": well_formed(node.address), "@type": node.type, **properties}


def _value(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": well_formed(value.address)}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype:
        return {"@value": value.text, "@type": f"xsd:{value.datatype}"}
    return {"@value": value.text}
