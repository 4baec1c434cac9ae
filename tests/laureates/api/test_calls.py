"""Calls for projects and their awards."""

from datetime import date

import pytest

from tests.asking import ask
from tests.factories import AwardFactory, CallFactory, LaureateFactory

pytestmark = pytest.mark.django_db

FIELDS = """
    id name slug hashtag organiser programme description { html } budget currency opened closes announced
    expectedLaureates laureateCount url awards { nodes { project } totalCount }
"""


def test_full_call_answers_every_fact() -> None:
    call = CallFactory(
        name="Tremplin",
        slug="tremplin",
        hashtag="Tremplin",
        organiser="Agence",
        programme="Grand plan",
        description="<p>Pour <b>grandir</b>.</p>",
        budget="15000000.25",
        currency="CHF",
        opened=date(2018, 10, 1),
        closes=date(2018, 12, 31),
        announced=date(2019, 6, 1),
        expected_laureates=44,
        url="https://appel.example.org",
    )
    AwardFactory(call=call, project="Un")

    assert ask(f'{{ callForProjects(slug: "tremplin") {{ {FIELDS} }} }}')["callForProjects"] == {
        "id": str(call.pk),
        "name": "Tremplin",
        "slug": "tremplin",
        "hashtag": "Tremplin",
        "organiser": "Agence",
        "programme": "Grand plan",
        "description": {"html": "<p>Pour <b>grandir</b>.</p>"},
        "budget": 15000000.25,
        "currency": "CHF",
        "opened": "2018-10-01",
        "closes": "2018-12-31",
        "announced": "2019-06-01",
        "expectedLaureates": 44,
        "laureateCount": 1,
        "url": "https://appel.example.org",
        "awards": {"nodes": [{"project": "Un"}], "totalCount": 1},
    }


def test_what_is_not_known_is_null_or_empty() -> None:
    call = CallFactory(name="Appel", slug="appel")

    assert ask(f'{{ callForProjects(slug: "appel") {{ {FIELDS} }} }}')["callForProjects"] == {
        "id": str(call.pk),
        "name": "Appel",
        "slug": "appel",
        "hashtag": None,
        "organiser": "",
        "programme": None,
        "description": None,
        "budget": None,
        "currency": "EUR",
        "opened": None,
        "closes": None,
        "announced": None,
        "expectedLaureates": None,
        "laureateCount": 0,
        "url": None,
        "awards": {"nodes": [], "totalCount": 0},
    }


def test_laureate_that_won_twice_is_one_laureate_with_two_awards() -> None:
    call, association = CallFactory(slug="appel"), LaureateFactory()
    AwardFactory(call=call, laureate=association, project="Un")
    AwardFactory(call=call, laureate=association, project="Deux")
    AwardFactory(call=call)
    AwardFactory(call=call, laureate=LaureateFactory(live=False))
    AwardFactory()

    document = '{ callForProjects(slug: "appel") { laureateCount awards { totalCount nodes { project } } } }'
    found = ask(document)["callForProjects"]
    assert (found["laureateCount"], found["awards"]["totalCount"], len(found["awards"]["nodes"])) == (2, 3, 3)


def test_awards_come_in_the_editors_order_and_by_pages() -> None:
    call = CallFactory(slug="appel")
    for project, position in (("B", 2), ("D", None), ("A", 1), ("C", 2), ("E", None)):
        AwardFactory(call=call, project=project, sort_order=position)

    document = """query($after: String) { callForProjects(slug: "appel") {
        awards(first: 2, after: $after) {
            nodes { project laureate { name } call { slug } } totalCount pageInfo { endCursor hasNextPage }
        }
    } }"""
    seen, after, pages = [], None, 0
    while True:
        found = ask(document, after=after)["callForProjects"]["awards"]
        assert found["totalCount"] == 5
        assert {award["call"]["slug"] for award in found["nodes"]} == {"appel"}
        seen += [award["project"] for award in found["nodes"]]
        after, pages = found["pageInfo"]["endCursor"], pages + 1
        if not found["pageInfo"]["hasNextPage"]:
            break
    assert (seen, pages) == (["A", "B", "C", "D", "E"], 3)


def test_fifty_awards_are_given_when_no_number_is_asked() -> None:
    call, association = CallFactory(slug="appel"), LaureateFactory()
    for number in range(51):
        AwardFactory(call=call, laureate=association, project=f"{number:02}", sort_order=number)

    found = ask('{ callForProjects(slug: "appel") { awards { nodes { project } pageInfo { hasNextPage } } } }')
    awards = found["callForProjects"]["awards"]
    assert [award["project"] for award in awards["nodes"]] == [f"{number:02}" for number in range(50)]
    assert awards["pageInfo"]["hasNextPage"] is True


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["Neuf", "Du même jour", "Vieux", "Sans date"]),
        ("(orderBy: OPENED_DESC)", ["Neuf", "Du même jour", "Vieux", "Sans date"]),
        ("(orderBy: NAME_ASC)", ["Du même jour", "Neuf", "Sans date", "Vieux"]),
        ("(orderBy: NAME_ASC, first: 1)", ["Du même jour"]),
    ],
)
def test_calls_come_in_the_order_that_is_asked_for(order: str, expected: list[str]) -> None:
    CallFactory(name="Vieux", opened=date(2018, 1, 1))
    CallFactory(name="Sans date")
    CallFactory(name="Du même jour", opened=date(2019, 1, 1))
    CallFactory(name="Neuf", opened=date(2019, 1, 1))
    CallFactory(name="Brouillon", live=False)

    found = ask(f"{{ callsForProjects{order} {{ nodes {{ name }} totalCount }} }}")["callsForProjects"]
    assert [call["name"] for call in found["nodes"]] == expected
    assert found["totalCount"] == 4


def test_awards_of_many_calls_side_by_side() -> None:
    for count in range(3):
        call = CallFactory(name=f"Appel {count}")
        for number in range(count):
            AwardFactory(call=call, project=f"{count}-{number}", sort_order=number)

    found = ask(
        "{ callsForProjects(orderBy: NAME_ASC) { nodes { laureateCount awards { totalCount nodes { project } } } } }"
    )
    assert [
        (call["laureateCount"], call["awards"]["totalCount"], [award["project"] for award in call["awards"]["nodes"]])
        for call in found["callsForProjects"]["nodes"]
    ] == [(0, 0, []), (1, 1, ["1-0"]), (2, 2, ["2-0", "2-1"])]
