"""Writes a graph as Turtle. Source: https://www.w3.org/TR/turtle/."""

from collections.abc import Iterable, Iterator

from cms.syndication.open_data.catalog.graph import PREFIXES, Iri, Node, Value, well_formed

ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})


def write_turtle(nodes: Iterable[Node]) -> Iterator[bytes]:
    """Yield the graph in pieces, a thing each."""
    yield "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items()).encode()
    for node in nodes:
        lines = [f"\n<{well_formed(node.address)}> a {node.type}"]
        for name, values in node.grouped():
            lines.append(f"    {name} {', '.join(_value(value) for value in values)}")
        yield (" ;\n".join(lines) + " .\n").encode()


def _value(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{well_formed(value.address)}>"
    text = f'"{value.text.translate(ESCAPES)}"'
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^xsd:{value.datatype}" if value.datatype else text
