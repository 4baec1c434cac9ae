"""A graph of described things, and the names that its two forms shorten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Abbreviations, the same in both forms.
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

#: What may not stand in an address. Source: RFC 3987, and Turtle's IRIREF.
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True)
class Iri:
    """A thing by its address."""

    address: str


@dataclass(frozen=True)
class Literal:
    """A text in a language, or a value of a datatype of XML Schema such as ``dateTime``; neither for a mere text."""

    text: str
    language: str = ""
    datatype: str = ""


Value = Iri | Literal


@dataclass(frozen=True)
class Node:
    """A thing and what is said of it.

    Attributes:
        address: which thing.
        type: its class, abbreviated: ``dcat:Dataset``.
        properties: pairs of an abbreviated property and a value; a property may come several times.
    """

    address: str
    type: str
    properties: list[tuple[str, Value]]

    def grouped(self) -> Iterator[tuple[str, list[Value]]]:
        """Yield each property once, with its values."""
        names = dict.fromkeys(name for name, _value in self.properties)
        for name in names:
            yield name, [value for other, value in self.properties if other == name]


def well_formed(address: str) -> str:
    """Return an address whose forbidden characters are escaped: editors may have typed anything."""
    return NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", address)
