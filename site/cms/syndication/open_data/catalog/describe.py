"""Describes all that is published as DCAT-AP asks: a catalogue, its datasets, their files, who publishes them.

Source: https://semiceu.github.io/DCAT-AP/releases/3.0.0/. Languages, formats, themes and the like are addresses of the
European Union's authority tables.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from cms.syndication.open_data.catalog.graph import Iri, Literal, Node, Value
from cms.syndication.open_data.formats import FORMATS, Format
from cms.syndication.open_data.freshness import Freshness, first_published
from cms.syndication.open_data.publication import Publication
from cms.syndication.open_data.tables import Part, Table

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
THEMES = f"{AUTHORITY}/data-theme"
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
STABLE = f"{AUTHORITY}/planned-availability/STABLE"
#: A table changes as soon as an editor publishes something.
CONTINUOUS = f"{AUTHORITY}/frequency/UPDATE_CONT"
LANGUAGES = {"fr": f"{AUTHORITY}/language/FRA", "en": f"{AUTHORITY}/language/ENG"}

Properties = list[tuple[str, Value]]


class Catalogue:
    """All that is published by one publication, as a graph.

    Args:
        publication: who publishes.
        parts: what.
    """

    def __init__(self, publication: Publication, parts: Iterable[Part]) -> None:
        self.publication = publication
        self.parts = list(parts)
        self.address = publication.address_of("catalog.jsonld")
        tables = {part.table.name: part.table for part in self.parts}
        self.moments = {name: _moments_of(table) for name, table in tables.items()}

    def nodes(self) -> Iterator[Node]:
        """Yield every thing with its properties, the catalogue first."""
        yield self._catalogue()
        yield from self._parties()
        for part in self.parts:
            yield self._dataset(part)
            for format_ in FORMATS.values():
                yield self._distribution(part, format_)

    def _catalogue(self) -> Node:
        name = self.publication.name
        issued = [moment for moment, _modified in self.moments.values() if moment]
        modified = [moment for _issued, moment in self.moments.values() if moment]
        described: Properties = [
            ("dct:title", _text(_("Open data of %(name)s") % {"name": name})),
            ("dct:description", _text(_("The tables that %(name)s publishes for everybody to use.") % {"name": name})),
            ("foaf:homepage", Iri(self.publication.home)),
            ("dcat:themeTaxonomy", Iri(THEMES)),
            *self._common(min(issued, default=None), max(modified, default=None)),
            *(("dcat:dataset", Iri(self._address(part))) for part in self.parts),
        ]
        return Node(self.address, "dcat:Catalog", described)

    def _parties(self) -> Iterator[Node]:
        publication = self.publication
        yield Node(
            f"{self.address}#publisher",
            "foaf:Agent",
            [("foaf:name", _text(publication.name)), ("foaf:homepage", Iri(publication.home))],
        )
        if publication.contact:
            contact: Properties = [
                ("vcard:fn", _text(publication.name)),
                ("vcard:hasEmail", Iri(f"mailto:{publication.contact}")),
            ]
            yield Node(f"{self.address}#contact", "vcard:Organization", contact)
        if publication.licence.url:
            title = _text(str(publication.licence.label))
            yield Node(publication.licence.url, "dct:LicenseDocument", [("dct:title", title)])

    def _dataset(self, part: Part) -> Node:
        issued, modified = self.moments[part.table.name]
        if part.of is not None:
            issued = getattr(part.of, "first_published_at", issued)
        described: Properties = [
            ("dct:title", _text(part.title)),
            ("dct:description", _text(part.description)),
            ("dct:identifier", Literal(part.place)),
            *self._common(issued, modified),
            ("dct:accrualPeriodicity", Iri(CONTINUOUS)),
            ("dct:accessRights", Iri(PUBLIC)),
            *(("dcat:theme", Iri(f"{THEMES}/{theme}")) for theme in part.table.themes),
            *(("dcat:keyword", _text(str(keyword))) for keyword in part.table.keywords),
            *_conformity(part.table.standard),
            *(("dcat:distribution", Iri(self._address(part, each.extension))) for each in FORMATS.values()),
        ]
        if self.publication.contact:
            described.append(("dcat:contactPoint", Iri(f"{self.address}#contact")))
        return Node(self._address(part), "dcat:Dataset", described)

    def _distribution(self, part: Part, format_: Format) -> Node:
        _issued, modified = self.moments[part.table.name]
        address = self.publication.address_of(f"{part.place}.{format_.extension}")
        described: Properties = [
            ("dct:title", _text(f"{part.title} ({format_.name})")),
            ("dcat:accessURL", Iri(address)),
            ("dcat:downloadURL", Iri(address)),
            ("dcat:mediaType", Iri(f"{MEDIA_TYPES}/{format_.media_type}")),
            ("dct:format", Iri(f"{AUTHORITY}/file-type/{format_.file_type}")),
            ("dcatap:availability", Iri(STABLE)),
            *_conformity(self.publication.address_of(f"{part.place}.schema.json")),
            *self._licence(),
            *_moment("dct:modified", modified),
        ]
        return Node(self._address(part, format_.extension), "dcat:Distribution", described)

    def _common(self, issued: datetime | None, modified: datetime | None) -> Properties:
        """Return what is said of the catalogue and of each dataset alike."""
        return [
            ("dct:publisher", Iri(f"{self.address}#publisher")),
            ("dct:language", Iri(LANGUAGES[settings.LANGUAGE_CODE])),
            *self._licence(),
            *_moment("dct:issued", issued),
            *_moment("dct:modified", modified),
        ]

    def _licence(self) -> Properties:
        licence = self.publication.licence
        return [("dct:license", Iri(licence.url)) if licence.url else ("dct:rights", _text(str(licence.label)))]

    def _address(self, part: Part, extension: str = "") -> str:
        return f"{self.address}#{part.place}{extension and '.'}{extension}"


def _moments_of(table: Table) -> tuple[datetime | None, datetime | None]:
    """Return when the first thing of a table was published, and when one last changed."""
    return first_published(table.journal_types), Freshness.of(table.journal_types).changed


def _moment(name: str, moment: datetime | None) -> Properties:
    return [(name, Literal(moment.isoformat(timespec="seconds"), datatype="dateTime"))] if moment else []


def _conformity(address: str) -> Properties:
    return [("dct:conformsTo", Iri(address))] if address else []


def _text(text: str) -> Literal:
    return Literal(text, language=settings.LANGUAGE_CODE)
