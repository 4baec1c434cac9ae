"""The catalogue: the same graph in both forms, with what DCAT-AP 3.0 asks for, of nothing but what can be downloaded."""

from pathlib import Path

import pytest
from django.conf import settings
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import XSD

from cms.core.licences import Licence
from cms.core.publication import publication_of
from cms.syndication.open_data.catalog.graph import Iri, Node
from cms.syndication.open_data.catalog.graph import Literal as Text
from cms.syndication.open_data.catalog.json_ld import write_json_ld
from cms.syndication.open_data.catalog.turtle import write_turtle
from tests.factories import AwardFactory, CallFactory, LaureateFactory, make_site
from tests.open_data import content, get, text

pytestmark = [
    pytest.mark.django_db,
    # rdflib's own reader of JSON-LD uses it.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap.ttl"))
CATALOGUE = URIRef("http://localhost:8000/data/catalog.jsonld")
LICENCE = URIRef("https://www.etalab.gouv.fr/licence-ouverte-open-licence/")

#: What DCAT-AP 3.0 makes mandatory, and those of its recommendations that hold here, by class.
PROPERTIES = {
    DCAT.Catalog: [
        *(DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        *(DCTERMS.license, DCTERMS.language, DCTERMS.modified, DCTERMS.issued, FOAF.homepage, DCAT.themeTaxonomy),
    ],
    DCAT.Dataset: [
        *(DCTERMS.title, DCTERMS.description),
        *(DCAT.distribution, DCTERMS.publisher, DCAT.theme, DCAT.keyword, DCAT.contactPoint),
        *(DCTERMS.accrualPeriodicity, DCTERMS.issued, DCTERMS.modified, DCTERMS.language, DCTERMS.license),
    ],
    DCAT.Distribution: [
        DCAT.accessURL,
        *(DCTERMS.license, DCTERMS.format, DCAT.mediaType, DCAT.downloadURL, DCTERMS.modified),
        *(URIRef("http://data.europa.eu/r5r/availability"), DCTERMS.conformsTo),
    ],
    FOAF.Agent: [FOAF.name],
    DCTERMS.LicenseDocument: [DCTERMS.title],
}


@pytest.fixture
def graph() -> Graph:
    """The catalogue of a publication with a laureate and a call."""
    publication = publication_of(make_site().site)
    publication.name = 'Le « Labo » "ouvert" \\ ici'
    publication.contact_email = "labo@example.org"
    publication.save()
    call = CallFactory(slug="tremplin", name='Tremplin "Asso"\n2018')
    call.save_revision().publish()
    laureate = LaureateFactory()
    laureate.save_revision().publish()
    AwardFactory(call=call, laureate=laureate)
    return Graph().parse(data=text("catalog.ttl"), format="turtle")


def test_both_forms_say_the_same(graph: Graph) -> None:
    assert isomorphic(graph, Graph().parse(data=text("catalog.jsonld"), format="json-ld"))


@pytest.mark.parametrize("type_", PROPERTIES)
def test_everything_has_the_properties_that_dcat_ap_asks_for(type_: URIRef, graph: Graph) -> None:
    things = list(graph.subjects(RDF.type, type_))

    assert things
    assert {(thing, name) for thing in things for name in PROPERTIES[type_] if not graph.value(thing, name)} == set()


def test_it_has_the_shape_of_dcat_ap(graph: Graph) -> None:
    conforms, _report, text = validate(graph, shacl_graph=SHAPES)

    assert conforms, text


@pytest.mark.parametrize(
    ("type_", "name", "value"),
    [
        (DCAT.Catalog, DCTERMS.publisher, None),
        (DCAT.Dataset, DCTERMS.title, None),
        (DCAT.Distribution, DCAT.accessURL, Literal("laureates.csv")),
        (DCAT.Dataset, DCTERMS.modified, Literal("hier")),
        (FOAF.Agent, FOAF.name, None),
    ],
)
def test_a_catalogue_without_what_is_mandatory_has_not_that_shape(
    type_: URIRef, name: URIRef, value: Literal | None, graph: Graph
) -> None:
    thing = next(graph.subjects(RDF.type, type_))
    graph.remove((thing, name, None))
    if value is not None:
        graph.add((thing, name, value))

    assert not validate(graph, shacl_graph=SHAPES)[0]


def test_the_catalogue_lists_each_table_and_each_call_once(graph: Graph) -> None:
    datasets = list(graph.objects(CATALOGUE, DCAT.dataset))

    assert sorted(str(graph.value(each, DCTERMS.identifier)) for each in datasets) == [
        "awards",
        "calls/tremplin",
        "laureates",
        "subventions",
    ]
    assert set(datasets) == set(graph.subjects(RDF.type, DCAT.Dataset))


def test_every_address_in_it_answers_with_the_media_type_that_it_names(graph: Graph) -> None:
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 12

    for distribution in distributions:
        path = str(graph.value(distribution, DCAT.downloadURL)).removeprefix(f"{settings.CMS_URL}/data/")
        media_type = str(graph.value(distribution, DCAT.mediaType)).partition("media-types/")[2]
        schema = str(graph.value(distribution, DCTERMS.conformsTo)).removeprefix(f"{settings.CMS_URL}/data/")
        assert get(path)["Content-Type"].partition(";")[0] == media_type
        assert get(schema).status_code == 200


def test_the_grants_conform_to_the_standard(graph: Graph) -> None:
    dataset = URIRef(f"{CATALOGUE}#subventions")

    assert graph.value(dataset, DCTERMS.conformsTo) == URIRef("https://schema.data.gouv.fr/scdl/subventions/2.1.1")


def test_texts_are_in_french_and_moments_are_dated(graph: Graph) -> None:
    title = graph.value(CATALOGUE, DCTERMS.title)

    assert title == Literal('Données ouvertes de Le « Labo » "ouvert" \\ ici', lang="fr")
    assert graph.value(CATALOGUE, DCTERMS.modified).datatype == XSD.dateTime
    assert graph.value(URIRef(f"{CATALOGUE}#calls/tremplin"), DCTERMS.title) == Literal(
        'Attributions de l’appel « Tremplin "Asso"\n2018 »', lang="fr"
    )


def test_everything_is_under_the_publications_licence(graph: Graph) -> None:
    assert set(graph.objects(None, DCTERMS.license)) == {LICENCE}


def test_without_an_open_licence_no_licence_is_claimed() -> None:
    publication = publication_of(make_site().site)
    publication.licence = Licence.ALL_RIGHTS
    publication.save()

    graph = Graph().parse(data=text("catalog.ttl"), format="turtle")

    assert not list(graph.objects(None, DCTERMS.license))
    assert set(graph.objects(None, DCTERMS.rights)) == {Literal("Tous droits réservés", lang="fr")}
    assert "license" not in get("laureates.csv")["Link"]


def test_a_publication_without_content_has_a_catalogue() -> None:
    make_site()

    assert (
        len(list(Graph().parse(data=content("catalog.jsonld"), format="json-ld").subjects(RDF.type, DCAT.Dataset))) == 3
    )


@pytest.mark.parametrize("word", ['"""', "\\", "\\u0041", "a\nb\r\tc", "<x>", "é\u2028\x7f", "\x0b\x00"])
def test_both_forms_give_back_any_text(word: str) -> None:
    nodes = [
        Node(
            "https://x.example/a b<c>",
            "dcat:Dataset",
            [("dct:title", Text(word)), ("foaf:homepage", Iri("https://x.example/é"))],
        )
    ]

    turtle = Graph().parse(data=b"".join(write_turtle(nodes)), format="turtle")
    assert [str(title) for title in turtle.objects(None, DCTERMS.title)] == [word]
    json_ld = Graph().parse(data=b"".join(write_json_ld(nodes)), format="json-ld")
    assert [str(title) for title in json_ld.objects(None, DCTERMS.title)] == [word]
