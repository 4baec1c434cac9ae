"""The list of pages, whatever their type: its orders and every condition."""

from datetime import UTC, datetime

import pytest
from wagtail.models import Page

from tests.asking import ask, assert_bad_input
from tests.factories import (
    ArticleFactory,
    FormPageFactory,
    RubricFactory,
    StandardPageFactory,
    make_site,
    restrict,
)

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    """Return a moment of a day in June 2019."""
    return datetime(2019, 6, number, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _pages() -> None:
    """The front page, rubric B with article C, and standard page A with form D below it."""
    home = make_site().home
    Page.objects.filter(pk=home.pk).update(title="E", first_published_at=day(1), last_published_at=None)
    rubric = RubricFactory(title="B", slug="b", show_in_menus=True, first_published_at=day(2), last_published_at=day(9))
    ArticleFactory(title="C", slug="c", parent=rubric, first_published_at=day(5), last_published_at=day(6))
    standard = StandardPageFactory(
        title="A", slug="a", show_in_menus=True, first_published_at=day(3), last_published_at=day(3)
    )
    FormPageFactory(title="D", slug="d", parent=standard, first_published_at=day(4), last_published_at=day(8))
    StandardPageFactory(title="Brouillon", live=False, show_in_menus=True)
    restrict(RubricFactory(title="Privé"))


def found(arguments: str) -> str:
    """Return the titles of a list of pages, as one word."""
    listing = ask(f"{{ pages({arguments}) {{ nodes {{ title }} totalCount }} }}")["pages"]
    titles = [page["title"] for page in listing["nodes"]]
    if "first" not in arguments and "last" not in arguments:
        assert listing["totalCount"] == len(titles)
    return "".join(titles)


def key(slug: str) -> int:
    """Return the key of a page."""
    return Page.objects.get(slug=slug).pk


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("PUBLISHED_DESC", "CDABE"),
        # What was never updated comes last.
        ("UPDATED_DESC", "BDCAE"),
        ("TITLE_ASC", "ABCDE"),
        ("TREE", "EBCAD"),
    ],
)
def test_pages_come_in_the_order_that_is_asked_for(order: str, expected: str) -> None:
    assert found(f"orderBy: {order}") == expected
    assert found(f"orderBy: {order}, first: 2") == expected[:2]
    assert found(f"orderBy: {order}, last: 2") == expected[-2:]


def test_newest_first_is_the_default() -> None:
    assert ask("{ pages { nodes { title } } }")["pages"]["nodes"][0] == {"title": "C"}


@pytest.mark.parametrize("order", ["PUBLISHED_DESC", "UPDATED_DESC", "TITLE_ASC", "TREE"])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_of_every_type_are_met_once_forward_and_backward(order: str, size: int) -> None:
    whole, forward, backward = found(f"orderBy: {order}"), "", ""
    info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    after = before = None
    while after is not None or not forward:
        document = (
            f"query($c: String) {{ pages(orderBy: {order}, first: {size}, after: $c) {{ nodes {{ title }} {info} }} }}"
        )
        page = ask(document, c=after)["pages"]
        forward += "".join(node["title"] for node in page["nodes"])
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    while before is not None or not backward:
        document = (
            f"query($c: String) {{ pages(orderBy: {order}, last: {size}, before: $c) {{ nodes {{ title }} {info} }} }}"
        )
        page = ask(document, c=before)["pages"]
        backward = "".join(node["title"] for node in page["nodes"]) + backward
        before = page["pageInfo"]["startCursor"] if page["pageInfo"]["hasPreviousPage"] else None
    assert (forward, backward) == (whole, whole)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{}", "ABCDE"),
        ('{ contentType: "blog.ArticlePage" }', "C"),
        ('{ contentType: ["home.HomePage", "blog.RubricPage"] }', "BE"),
        ('{ contentType: ["home.StandardPage", "home.FormPage"] }', "AD"),
        ("{ contentType: [] }", ""),
        ("{ inMenus: true }", "AB"),
        ("{ inMenus: false }", "CDE"),
        ('{ updatedAfter: "2019-06-06T08:00:00Z" }', "BD"),
        ('{ updatedAfter: "2019-06-06T07:59:59Z" }', "BCD"),
        ('{ inMenus: true, updatedAfter: "2019-06-06T08:00:00Z" }', "B"),
        ("{ contentType: null, ancestor: null, inMenus: null, updatedAfter: null }", "ABCDE"),
    ],
)
def test_pages_that_meet_all_conditions_are_found(condition: str, expected: str) -> None:
    assert found(f"orderBy: TITLE_ASC, filter: {condition}") == expected


def test_pages_below_another_are_found() -> None:
    def below(identifier: object) -> str:
        return found(f'orderBy: TITLE_ASC, filter: {{ ancestor: "{identifier}" }}')

    assert below(key("b")) == "C"
    assert below(key("a")) == "D"
    assert below(key("c")) == ""
    assert below(make_site().home.pk) == "ABCD"
    assert below("999999999") == ""


def test_hidden_page_has_nothing_below_it() -> None:
    hidden = StandardPageFactory(live=False)
    StandardPageFactory(title="F", parent=hidden)

    assert found(f"filter: {{ ancestor: {hidden.pk} }}") == ""


@pytest.mark.parametrize("identifier", ["abc", "", "-1", "9" * 40])
def test_ancestor_that_is_no_id_is_refused(identifier: str) -> None:
    document = "query($id: ID) { pages(filter: { ancestor: $id }) { totalCount } }"

    assert_bad_input("`filter.ancestor` takes an `id` that this API gave.", document, id=identifier)


@pytest.mark.parametrize("label", ["wagtailcore.Page", "auth.User", "blog.Author", "blog.articlepage", "", "é"])
def test_unknown_type_is_refused_with_those_that_there_are(label: str) -> None:
    document = "query($types: [String!]) { pages(filter: { contentType: $types }) { totalCount } }"

    assert_bad_input(
        "`filter.contentType` takes any of blog.ArticlePage, blog.RubricPage, home.FormPage, home.HomePage,"
        " home.StandardPage.",
        document,
        types=["blog.ArticlePage", label],
    )


def test_page_of_a_type_that_the_schema_does_not_have_is_nowhere() -> None:
    rubric = RubricFactory(title="F", slug="f")
    plain = rubric.add_child(instance=Page(title="Sans type", slug="sans-type", locale=rubric.locale))
    StandardPageFactory(title="G", slug="g", parent=plain)

    assert ask(f"{{ page(id: {plain.pk}) {{ id }} }}") == {"page": None}
    assert ask('{ page(path: "/f/sans-type/") { id } }') == {"page": None}
    assert "Sans type" not in found("orderBy: TITLE_ASC")
    children = ask('{ rubric(slug: "f") { children { nodes { title } totalCount } } }')["rubric"]["children"]
    assert children == {"nodes": [], "totalCount": 0}
    below = ask('{ page(path: "/f/sans-type/g/") { title parent { title } ancestors { title } } }')["page"]
    assert below == {"title": "G", "parent": None, "ancestors": [{"title": "E"}, {"title": "F"}]}
