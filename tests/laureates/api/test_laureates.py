"""Laureates: every field, the orders of the list, one by slug."""

from datetime import UTC, datetime

import pytest

from laureates.models import Award, Laureate, LaureateKeyFigure
from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    AwardFactory,
    CallFactory,
    CollectionFactory,
    ImageFactory,
    LaureateFactory,
    TerritoryFactory,
    add_language,
    body,
    laureate,
    make_site,
    restrict,
)
from tests.factories.states import hours

pytestmark = pytest.mark.django_db

FIELDS = """
    id name slug summary description { text } website founded siren rna logo { title }
    keyFigures { label value display unit asOf } programmes { name description } labels partners
    territories { name kind code } themes
    awards { call { name } laureate { name } project year amount }
    articles { nodes { title } totalCount } updatedAt
"""


def test_full_card_answers_every_fact() -> None:
    association = LaureateFactory(
        name="Unis-Cité",
        slug="unis-cite",
        summary="Le service civique en équipe.",
        description="<p>Depuis <i>longtemps</i>.</p>",
        website="https://association.example.org",
        founded=1995,
        siren="732829320",
        rna="W123456789",
        logo=ImageFactory(title="Logo"),
        key_figures=[
            LaureateKeyFigure(label="jeunes", value="700000"),
            LaureateKeyFigure(label="de retours", value="86.5", unit="%", as_of=2018),
            LaureateKeyFigure(label="de baisse", value="-1234.0625", unit="€"),
        ],
        programmes={"Les Connectés": "Des volontaires.", "Sans texte": ""},
        labels=["Lauréat national", "ESS"],
        partners=["Région", "Agence"],
        territories=[
            TerritoryFactory(name="Pantin", kind="commune", code="93055"),
            TerritoryFactory(name="Partout", kind="other"),
        ],
        themes=["jeunesse", "mobilité"],
    )
    Laureate.objects.update(updated_at=datetime(2019, 6, 24, 8, tzinfo=UTC))
    AwardFactory(laureate=association, call=CallFactory(name="Ancien"), project="Un", year=2017, amount="1000.50")
    AwardFactory(laureate=association, call=CallFactory(name="Récent"), project="", year=2019)
    AwardFactory(laureate=association, call=CallFactory(name="Sans date"), project="Trois")
    ArticleFactory(title="En parle", body=body(laureate(association)))

    assert ask(f'{{ laureate(slug: "unis-cite") {{ {FIELDS} }} }}')["laureate"] == {
        "id": str(association.pk),
        "name": "Unis-Cité",
        "slug": "unis-cite",
        "summary": "Le service civique en équipe.",
        "description": {"text": "Depuis longtemps."},
        "website": "https://association.example.org",
        "founded": 1995,
        "siren": "732829320",
        "rna": "W123456789",
        "logo": {"title": "Logo"},
        "keyFigures": [
            {"label": "jeunes", "value": 700000.0, "display": "700\u202f000", "unit": None, "asOf": None},
            {"label": "de retours", "value": 86.5, "display": "86,5\u00a0%", "unit": "%", "asOf": 2018},
            {
                "label": "de baisse",
                "value": -1234.0625,
                "display": "-1\u202f234,0625\u00a0€",
                "unit": "€",
                "asOf": None,
            },
        ],
        "programmes": [
            {"name": "Les Connectés", "description": "Des volontaires."},
            {"name": "Sans texte", "description": ""},
        ],
        "labels": ["Lauréat national", "ESS"],
        "partners": ["Région", "Agence"],
        "territories": [
            {"name": "Pantin", "kind": "COMMUNE", "code": "93055"},
            {"name": "Partout", "kind": "OTHER", "code": None},
        ],
        "themes": ["jeunesse", "mobilité"],
        "awards": [
            {
                "call": {"name": "Récent"},
                "laureate": {"name": "Unis-Cité"},
                "project": "",
                "year": 2019,
                "amount": None,
            },
            {
                "call": {"name": "Ancien"},
                "laureate": {"name": "Unis-Cité"},
                "project": "Un",
                "year": 2017,
                "amount": 1000.5,
            },
            {
                "call": {"name": "Sans date"},
                "laureate": {"name": "Unis-Cité"},
                "project": "Trois",
                "year": None,
                "amount": None,
            },
        ],
        "articles": {"nodes": [{"title": "En parle"}], "totalCount": 1},
        "updatedAt": "2019-06-24T08:00:00Z",
    }


def test_what_is_not_known_is_null_or_empty() -> None:
    association = LaureateFactory(name="Asso", slug="asso")

    found = ask(f'{{ laureate(slug: "asso") {{ {FIELDS} }} }}')["laureate"]
    del found["updatedAt"]
    assert found == {
        "id": str(association.pk),
        "name": "Asso",
        "slug": "asso",
        "summary": "",
        "description": None,
        "website": None,
        "founded": None,
        "siren": None,
        "rna": None,
        "logo": None,
        "keyFigures": [],
        "programmes": [],
        "labels": [],
        "partners": [],
        "territories": [],
        "themes": [],
        "awards": [],
        "articles": {"nodes": [], "totalCount": 0},
    }


@pytest.mark.parametrize("kind", ["commune", "department", "region", "country", "other"])
def test_every_kind_of_territory_is_answered(kind: str) -> None:
    LaureateFactory(slug="asso", territories=[TerritoryFactory(kind=kind)])

    found = ask('{ laureate(slug: "asso") { territories { kind } } }')
    assert found == {"laureate": {"territories": [{"kind": kind.upper()}]}}


def test_hidden_things_around_a_laureate_are_as_if_they_did_not_exist() -> None:
    private = CollectionFactory()
    restrict(private)
    association = LaureateFactory(slug="asso", logo=ImageFactory(collection=private))
    AwardFactory(laureate=association, call=CallFactory(live=False))
    AwardFactory(laureate=association, call=CallFactory(expire_at=hours(-1)))
    ArticleFactory(body=body(laureate(association)), live=False)

    document = '{ laureate(slug: "asso") { logo { id } awards { project } articles { nodes { id } totalCount } } }'
    assert ask(document)["laureate"] == {"logo": None, "awards": [], "articles": {"nodes": [], "totalCount": 0}}
    assert Award.objects.count() == 2


def test_of_two_laureates_with_one_slug_the_one_in_the_main_language_is_meant() -> None:
    make_site()
    french = LaureateFactory(slug="asso", name="En français")
    english = french.copy_for_translation(add_language("en").locale)
    english.name = "In English"
    english.live = True
    english.save()

    assert ask('{ laureate(slug: "asso") { name } }') == {"laureate": {"name": "En français"}}
    found = ask(f"{{ laureate(id: {english.pk}) {{ name }} }}")
    assert found == {"laureate": {"name": "In English"}}


@pytest.fixture
def _four() -> None:
    for name, founded, updated in (("Beta", 1901, 3), ("Alpha", None, 1), ("Gamma", 2001, 2), ("Delta", 1901, 4)):
        made = LaureateFactory(name=name, founded=founded)
        moment = datetime(2019, 6, updated, tzinfo=UTC)
        Laureate.objects.filter(pk=made.pk).update(updated_at=moment)


@pytest.mark.usefixtures("_four")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Alpha", "Beta", "Delta", "Gamma"]),
        ("orderBy: NAME_ASC", ["Alpha", "Beta", "Delta", "Gamma"]),
        # Those whose year isn't known come last; of two of one year, the one that was made last comes first.
        ("orderBy: FOUNDED_DESC", ["Gamma", "Delta", "Beta", "Alpha"]),
        ("orderBy: UPDATED_DESC", ["Delta", "Beta", "Gamma", "Alpha"]),
    ],
)
def test_laureates_come_in_the_order_that_is_asked_for(order: str, expected: list[str]) -> None:
    def names(arguments: str) -> list[str]:
        listing = ask(f"{{ laureates({arguments}) {{ nodes {{ name }} totalCount }} }}")["laureates"]
        assert listing["totalCount"] == 4
        return [each["name"] for each in listing["nodes"]]

    assert names(f"first: 20 {order}") == expected
    assert names(f"first: 2, offset: 1 {order}") == expected[1:3]
    assert names(f"offset: 4 {order}") == []
