"""Lists of articles: their orders, their pages, and the lists that rubrics and authors have."""

from datetime import UTC, datetime, timedelta

import pytest

from blog.models import ArticlePage
from tests.asking import ask, refusal
from tests.factories import ArticleFactory, AuthorFactory, LaureateFactory, RubricFactory, body, laureate, restrict
from tests.factories.states import hours

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    """Return a moment of a day in June 2019."""
    return datetime(2019, 6, 1, 8, tzinfo=UTC) + timedelta(days=number - 1)


@pytest.fixture
def rubric() -> object:
    return RubricFactory(slug="inclusion")


@pytest.fixture
def _four(rubric: object) -> None:
    for title, published, updated in (("Beta", 2, 9), ("Delta", 4, 5), ("Alpha", 1, 8), ("Gamma", 3, None)):
        ArticleFactory(
            title=title,
            parent=rubric,
            first_published_at=day(published),
            last_published_at=day(updated) if updated else None,
        )


def titles(arguments: str = "") -> list[str]:
    """Return the titles of a list of articles."""
    return [each["title"] for each in ask(f"{{ articles{arguments} {{ nodes {{ title }} }} }}")["articles"]["nodes"]]


@pytest.mark.usefixtures("_four")
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("PUBLISHED_DESC", ["Delta", "Gamma", "Beta", "Alpha"]),
        ("PUBLISHED_ASC", ["Alpha", "Beta", "Gamma", "Delta"]),
        ("UPDATED_DESC", ["Beta", "Alpha", "Delta", "Gamma"]),
        ("TITLE_ASC", ["Alpha", "Beta", "Delta", "Gamma"]),
    ],
)
def test_articles_come_in_the_order_that_is_asked_for(order: str, expected: list[str]) -> None:
    assert titles(f"(orderBy: {order})") == expected
    assert titles(f"(orderBy: {order}, last: 2)") == expected[2:]
    assert titles(f"(orderBy: {order}, offset: 1, first: 2)") == expected[1:3]


@pytest.mark.usefixtures("_four")
def test_newest_first_is_the_default() -> None:
    assert titles() == ["Delta", "Gamma", "Beta", "Alpha"]


@pytest.mark.usefixtures("_four")
def test_unknown_order_is_refused_with_the_nearest_ones() -> None:
    error = refusal("{ articles(orderBy: PUBLISHED) { totalCount } }", status=400)

    assert error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert error["message"] == (
        "Value 'PUBLISHED' does not exist in 'ArticleOrder' enum. Did you mean the enum value 'PUBLISHED_ASC'?"
    )


def test_twenty_are_given_when_no_number_is_asked(rubric: object) -> None:
    for number in range(21):
        ArticleFactory(parent=rubric, title=f"{number:02}", first_published_at=day(1))

    found = ask("{ articles { nodes { title } totalCount pageInfo { hasNextPage hasPreviousPage } } }")["articles"]
    # Of articles published at the same moment, the one that was made last comes first.
    assert [each["title"] for each in found["nodes"]] == [f"{number:02}" for number in range(20, 0, -1)]
    assert found["totalCount"] == 21
    assert found["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False}


def test_hidden_articles_are_neither_listed_nor_counted(rubric: object) -> None:
    ArticleFactory(title="Public", parent=rubric)
    ArticleFactory(live=False, parent=rubric)
    ArticleFactory(expire_at=hours(-1), parent=rubric)
    ArticleFactory(parent=RubricFactory(live=False))
    restrict(ArticleFactory(parent=rubric))

    assert ask("{ articles { nodes { title } edges { node { title } } totalCount } }")["articles"] == {
        "nodes": [{"title": "Public"}],
        "edges": [{"node": {"title": "Public"}}],
        "totalCount": 1,
    }


def test_empty_list_has_no_cursor() -> None:
    RubricFactory()

    assert ask(
        "{ articles { nodes { id } edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    ) == {
        "articles": {
            "nodes": [],
            "edges": [],
            "totalCount": 0,
            "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
        }
    }


def test_lists_of_a_rubric_an_author_and_a_laureate_come_newest_first_and_by_pages(rubric: object) -> None:
    author, association = AuthorFactory(slug="ali"), LaureateFactory(slug="asso")
    for number in (2, 3, 1):
        ArticleFactory(
            title=f"Le {number}",
            parent=rubric,
            authors=[author],
            body=body(laureate(association)),
            first_published_at=day(number),
        )
    ArticleFactory(title="Caché", parent=rubric, authors=[author], body=body(laureate(association)), live=False)
    ArticleFactory(title="Ailleurs")

    listing = "articles(first: 2, after: $after) { nodes { title } totalCount pageInfo { hasNextPage endCursor } }"
    for owner in ('rubric(slug: "inclusion")', 'author(slug: "ali")', 'laureate(slug: "asso")'):
        document = f"query($after: String) {{ owner: {owner} {{ {listing} }} }}"
        found = ask(document)["owner"]["articles"]
        assert [each["title"] for each in found["nodes"]] == ["Le 3", "Le 2"]
        assert (found["totalCount"], found["pageInfo"]["hasNextPage"]) == (3, True)
        rest = ask(document, after=found["pageInfo"]["endCursor"])["owner"]["articles"]
        assert [each["title"] for each in rest["nodes"]] == ["Le 1"]
        assert (rest["totalCount"], rest["pageInfo"]["hasNextPage"]) == (3, False)


def test_many_lists_side_by_side_each_have_their_own_articles() -> None:
    rubrics = [RubricFactory(title=f"R{number}") for number in range(3)]
    for count, parent in enumerate(rubrics):
        for number in range(count + 1):
            ArticleFactory(title=f"{parent.title}-{number}", parent=parent, first_published_at=day(number + 1))

    found = ask("{ rubrics { title articles(first: 2) { nodes { title } totalCount pageInfo { hasNextPage } } } }")
    assert [
        (each["title"], [node["title"] for node in each["articles"]["nodes"]], each["articles"]["totalCount"])
        for each in found["rubrics"]
    ] == [("R0", ["R0-0"], 1), ("R1", ["R1-1", "R1-0"], 2), ("R2", ["R2-2", "R2-1"], 3)]
    assert [each["articles"]["pageInfo"]["hasNextPage"] for each in found["rubrics"]] == [False, False, True]


def test_listing_changes_nothing(rubric: object) -> None:
    ArticleFactory(parent=rubric)
    before = list(ArticlePage.objects.values())

    titles()
    assert list(ArticlePage.objects.values()) == before
