"""``search`` finds what was published, in any form of its words, on every database."""

from datetime import UTC, datetime

import pytest

from tests.asking import ask, assert_bad_input, assert_statements
from tests.factories import (
    ArticleFactory,
    CallFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    add_language,
    body,
    callout,
    heading,
    make_site,
    paragraph,
    quote,
    table,
)

pytestmark = pytest.mark.django_db

TITLES = """query($q: String!, $t: [SearchType!], $r: String) {
    search(query: $q, types: $t, rubric: $r) { nodes { title } totalCount } }"""


def titles(query: str, **variables: object) -> list[str]:
    found = ask(TITLES, q=query, **variables)["search"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("mediation", "La médiation numérique"),
        ("médiation", "LA MEDIATION NUMERIQUE"),
        ("association", "Des associations lauréates"),
        ("associations", "Une association lauréate"),
        ("egalite", "Égalité des chances"),
        ("laureat", "Les lauréates de l’appel"),
        ("l'appel", "Un appel à projets"),
        ("#TremplinAsso", "L’appel TremplinAsso"),
        ("quartiers prioritaires", "Les prioritaires de ce quartier"),
        ("oeuvre", "Le maître d’œuvre"),
        ("700 000", "Pour 700 000 jeunes"),
        ('"service civique"', "Le service civique"),
        ("« Service  Civique »", "Un service, civique"),
        ("de la médiation", "médiation"),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(query: str, text: str) -> None:
    ArticleFactory(title=text)
    ArticleFactory(title="Autre chose", intro="Rien de tel ici.")

    assert titles(query) == [text]


@pytest.mark.parametrize("query", ["médiation absente", '"civique service"', '"service volontaire"', "immobilier"])
def test_all_words_and_phrases_must_be_there(query: str) -> None:
    ArticleFactory(title="Médiation, mobilité et service civique volontaire")

    assert titles(query) == []


def test_all_parts_of_an_article_are_searched_the_title_weighs_most() -> None:
    text = body(heading("Autre"), paragraph("<p>Un <b>potager</b> partagé.</p>"))
    ArticleFactory(title="Dans le corps", body=text)
    ArticleFactory(title="Dans le chapeau", intro="Un potager.")
    ArticleFactory(title="Le potager")

    assert titles("potager") == ["Le potager", "Dans le chapeau", "Dans le corps"]


def test_every_block_with_words_is_searched() -> None:
    ArticleFactory(
        title="Tout",
        body=body(
            heading("Alpha"),
            paragraph("<p>Bravo</p>"),
            quote(text="Charlie", speaker="Delta"),
            callout("<p>Écho</p>"),
            table(["Foxtrot"], ["Golf"]),
        ),
    )

    for word in ("alpha", "bravo", "charlie", "echo", "foxtrot", "golf"):
        assert titles(word) == ["Tout"], word


def test_a_phrase_does_not_go_from_the_title_into_the_text() -> None:
    ArticleFactory(title="Le service", intro="Civique")

    assert titles('"service civique"') == []


def test_each_hit_leads_to_what_it_is() -> None:
    make_site()
    ArticleFactory(title="Un potager", slug="un-potager", parent=RubricFactory(slug="nature"))
    LaureateFactory(name="Les potagers", summary="Elle cultive un potager & des liens.")
    CallFactory(name="Appel du potager", organiser="La ville")
    StandardPageFactory(title="Le potager du labo", slug="potager")

    found = ask("""{ search(query: "potager") { nodes {
        type title url score article { title } laureate { name } call { organiser } page { contentType path }
    } } }""")["search"]["nodes"]

    assert all(node.pop("score") > 0 for node in found)
    nothing = {"article": None, "laureate": None, "call": None, "page": None}
    assert sorted(found, key=lambda node: node["type"]) == [
        {
            "type": "ARTICLE",
            "title": "Un potager",
            "url": "http://localhost/nature/un-potager/",
            **nothing,
            "article": {"title": "Un potager"},
        },
        {
            "type": "CALL",
            "title": "Appel du potager",
            "url": None,
            **nothing,
            "call": {"organiser": "La ville"},
        },
        {
            "type": "LAUREATE",
            "title": "Les potagers",
            "url": None,
            **nothing,
            "laureate": {"name": "Les potagers"},
        },
        {
            "type": "PAGE",
            "title": "Le potager du labo",
            "url": "http://localhost/potager/",
            **nothing,
            "page": {"contentType": "home.StandardPage", "path": "/potager/"},
        },
    ]


def test_the_snippet_shows_the_found_words() -> None:
    make_site()
    LaureateFactory(name="Graines", summary="Elle cultive un potager & des liens.")

    found = ask('{ search(query: "potagers") { nodes { snippet } } }')["search"]["nodes"]

    assert found == [{"snippet": "Elle cultive un <mark>potager</mark> &amp; des liens."}]


def test_a_search_is_narrowed_to_types() -> None:
    ArticleFactory(title="Potager un")
    LaureateFactory(name="Potager deux")

    assert titles("potager", t=["LAUREATE"]) == ["Potager deux"]
    assert sorted(titles("potager", t=["LAUREATE", "ARTICLE"])) == ["Potager deux", "Potager un"]
    assert titles("potager", t=["CALL"]) == []
    assert titles("potager", t=[]) == []


def test_a_search_is_narrowed_to_a_rubric_with_those_below_and_its_guests() -> None:
    nature, ville = RubricFactory(slug="nature", title="Potager"), RubricFactory(slug="ville")
    below = RubricFactory(slug="arbres", parent=nature)
    ArticleFactory(title="Potager dedans", parent=nature)
    ArticleFactory(title="Potager dessous", parent=below)
    ArticleFactory(title="Potager invité", parent=ville, also_in=[nature])
    ArticleFactory(title="Potager ailleurs", parent=ville)
    LaureateFactory(name="Potager sans rubrique")

    assert sorted(titles("potager", r="nature")) == ["Potager dedans", "Potager dessous", "Potager invité"]
    assert titles("potager", r="inconnue") == []


def test_a_search_speaks_one_language() -> None:
    ArticleFactory(title="Potager")
    english = add_language("en")
    ArticleFactory(title="Gardening tips", parent=RubricFactory(parent=english, title="Green"))

    assert titles("potager") == ["Potager"]
    assert titles("gardening") == []
    document = '{ search(query: "the gardens", locale: "en") { nodes { title url } } }'
    (hit,) = ask(document)["search"]["nodes"]
    assert hit["title"] == "Gardening tips"
    assert hit["url"].startswith("http://localhost/en/")
    german = '{ search(query: "x", locale: "de") { totalCount } }'
    assert_bad_input("`locale` takes a language of the site: en, fr.", german)


def test_pages_of_hits_follow_each_other_and_equals_come_newest_first() -> None:
    rubric = RubricFactory(title="Nature")
    for day in (3, 1, 5, 2, 4):
        ArticleFactory(title=f"Potager {day}", parent=rubric, first_published_at=datetime(2024, 5, day, tzinfo=UTC))
    LaureateFactory(name="Potager 0")
    document = """query($after: String) { search(query: "potager", first: 2, after: $after) {
        nodes { title } edges { cursor } totalCount pageInfo { hasNextPage endCursor } } }"""

    seen, after = [], None
    for number in range(3):
        page = ask(document, after=after)["search"]
        assert page["totalCount"] == 6
        assert page["pageInfo"]["hasNextPage"] == (number < 2)
        assert page["edges"][-1]["cursor"] == page["pageInfo"]["endCursor"]
        after = page["pageInfo"]["endCursor"]
        seen += [node["title"] for node in page["nodes"]]

    assert seen == ["Potager 5", "Potager 4", "Potager 3", "Potager 2", "Potager 1", "Potager 0"]


def test_a_wrong_cursor_or_size_is_refused() -> None:
    make_site()
    assert_bad_input(
        "`after` takes a cursor (`endCursor`, `startCursor` or an edge's `cursor`) that this same list gave, in the"
        " same order.",
        '{ search(query: "x", after: "WyJCRVNUX0ZJUlNUIiwxLG51bGxd") { totalCount } }',
    )
    assert_bad_input(
        "`first` takes a number from 0 to 100; ask for more by pages.",
        '{ search(query: "x", first: 101) { totalCount } }',
    )


STATEMENTS = """query($first: Int) { search(query: "potager", first: $first, rubric: "nature") {
    nodes { title url snippet article { title intro } laureate { name } page { title } }
    totalCount typeFacets { value count } rubricFacets { value label count } } }"""


def test_one_twenty_and_a_hundred_hits_take_as_many_statements() -> None:
    rubric = RubricFactory(slug="nature")
    for number in range(105):
        ArticleFactory(title=f"Potager {number}", intro="Un potager.", parent=rubric)

    for first in (1, 20, 100):
        data = assert_statements(9, STATEMENTS, first=first)
        assert len(data["search"]["nodes"]) == first
