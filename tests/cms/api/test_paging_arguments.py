"""What a list refuses: each refusal is a sentence that says what is allowed."""

from base64 import urlsafe_b64encode

import orjson
import pytest

from tests.asking import ask, assert_bad_input, post, refusal
from tests.factories import ArticleFactory, CallFactory, LaureateFactory

pytestmark = pytest.mark.django_db

CURSOR = (
    "`{}` takes a cursor (`endCursor`, `startCursor` or an edge's `cursor`) that this same list gave,"
    " in the same order."
)
FIRST = "`first` takes a number from 0 to 100; ask for more by pages."
LAST = "`last` takes a number from 0 to 100; ask for more by pages."
OFFSET = "`offset` takes a number from 0 to 10,000; further on, use `after`."
FORWARD = "`last` goes with `before` only; use `first` with `after` or `offset`."
BACKWARD = "`before` goes with `last`; use `after` with `first`."
LISTS = ["articles", "pages", "authors", "laureates", "callsForProjects", "tags"]


def cursor(*place: object) -> str:
    """Write a cursor as the API does, of anything."""
    return urlsafe_b64encode(orjson.dumps(list(place))).decode().rstrip("=")


@pytest.fixture(autouse=True)
def _one_of_each() -> None:
    ArticleFactory()
    LaureateFactory(founded=1995)


@pytest.mark.parametrize("field", LISTS)
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("first: -1", FIRST),
        ("first: 101", FIRST),
        ("first: 100000", FIRST),
        ('after: "x"', CURSOR.format("after")),
        ('first: -1, after: "x"', FIRST),
    ],
)
def test_every_list_refuses(field: str, arguments: str, sentence: str) -> None:
    assert_bad_input(sentence, f"{{ {field}({arguments}) {{ totalCount }} }}")


@pytest.mark.parametrize("field", ["articles", "pages"])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("last: -1", LAST),
        ("last: 100000", LAST),
        (f'last: 2, after: "{cursor("PUBLISHED_DESC", "2019-06-01T08:00:00+00:00", 1)}"', FORWARD),
        ('before: "x"', BACKWARD),
        ('first: 2, before: "x"', BACKWARD),
        ('last: 2, before: "x"', CURSOR.format("before")),
    ],
)
def test_lists_that_go_backward_refuse(field: str, arguments: str, sentence: str) -> None:
    assert_bad_input(sentence, f"{{ {field}({arguments}) {{ totalCount }} }}")


@pytest.mark.parametrize("field", ["articles", "laureates"])
@pytest.mark.parametrize("offset", [-1, 10_001, 2_147_483_647])
def test_offset_is_bounded(field: str, offset: int) -> None:
    assert_bad_input(OFFSET, f"{{ {field}(offset: {offset}) {{ totalCount }} }}")


def test_offset_does_not_go_with_last() -> None:
    assert_bad_input(FORWARD, "{ articles(last: 2, offset: 1) { totalCount } }")


def test_nested_lists_refuse_too() -> None:
    for document in (
        "{ rubrics { articles(first: 101) { totalCount } } }",
        "{ pages { nodes { children(first: -1) { totalCount } } } }",
        "{ laureates { nodes { articles(first: 101) { totalCount } } } }",
    ):
        answer = refusal(document)
        assert (answer["extensions"]["code"], answer["message"]) == ("BAD_USER_INPUT", FIRST)


@pytest.mark.parametrize("number", ["99999999999", "1.5", '"2"', "true", "[1]"])
def test_number_that_is_none_is_refused_before_anything_runs(number: str) -> None:
    answer = refusal(f"{{ articles(first: {number}) {{ totalCount }} }}", status=400)

    assert answer["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"
    assert answer["message"].startswith("Int cannot represent")


def test_null_stands_for_what_is_not_given() -> None:
    nothing = "first: null, after: null, last: null, before: null, offset: null"

    assert ask(f"{{ articles({nothing}) {{ totalCount nodes {{ id }} }} }}")["articles"]["totalCount"] == 1


@pytest.mark.parametrize(
    "forged",
    [
        "",
        " ",
        "é🙂",
        "====",
        "a" * 10_000,
        cursor(),
        cursor("NAME_ASC"),
        cursor("NAME_ASC", "a"),
        cursor("NAME_ASC", "a", 1, 1),
        cursor("NAME_ASC", "a", "b"),
        cursor("NAME_ASC", None, 1),
        cursor("NAME_ASC", {"a": 1}, 1),
        cursor("NAME_ASC", ["a"], 1),
        cursor("NAME_ASC", "a\x00", 1),
        cursor("NAME_ASC", "a", None),
        cursor("NAME_ASC", "a", 2**63),
        cursor("NAME_ASC", "a", [1]),
        cursor("FOUNDED_DESC", 1995, 1),
        cursor("name", "a", 1),
        urlsafe_b64encode(b'{"NAME_ASC": 1}').decode(),
        urlsafe_b64encode(b'"NAME_ASC"').decode(),
        urlsafe_b64encode(b"[" * 5_000).decode(),
        urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_forged_cursor_is_refused(forged: str) -> None:
    document = "query($after: String) { laureates(after: $after) { totalCount } }"

    assert_bad_input(CURSOR.format("after"), document, after=forged)


@pytest.mark.parametrize("moment", ["hier", "2019-06-01T08:00:00", 5, 1e308, True, None, "2019-02-30T00:00:00Z"])
def test_cursor_whose_moment_is_none_is_refused(moment: object) -> None:
    document = "query($after: String) { articles(after: $after) { totalCount } }"

    assert_bad_input(CURSOR.format("after"), document, after=cursor("PUBLISHED_DESC", moment, 1))


@pytest.mark.parametrize(
    "place",
    [
        ("laureates", "FOUNDED_DESC", 2**40),
        ("laureates", "FOUNDED_DESC", -(2**40)),
        ("laureates", "FOUNDED_DESC", 2**62),
        ("laureates", "NAME_ASC", "é" * 3_000),
        ("callsForProjects", "OPENED_DESC", "0001-01-01"),
        ("callsForProjects", "OPENED_DESC", "9999-12-31"),
        ("articles", "PUBLISHED_DESC", "0001-01-01T00:00:00+14:00"),
        ("articles", "PUBLISHED_DESC", "9999-12-31T23:59:59-14:00"),
    ],
)
def test_cursor_beyond_everything_is_answered_or_refused_but_never_fails(place: tuple[str, str, object]) -> None:
    field, order, value = place
    document = f"query($after: String) {{ {field}(orderBy: {order}, after: $after) {{ nodes {{ id }} }} }}"

    for key in (1, -1, 2**62):
        after = cursor(order, value, key)
        answer = post(document, {"after": after}).json()
        codes = {error["extensions"]["code"] for error in answer.get("errors", [])}
        assert codes <= {"BAD_USER_INPUT"}


def test_cursor_of_another_order_is_refused() -> None:
    given = ask("{ articles { pageInfo { endCursor } } }")["articles"]["pageInfo"]["endCursor"]
    document = "query($after: String) { articles(orderBy: %s, after: $after) { totalCount } }"

    assert ask(document % "PUBLISHED_DESC", after=given)["articles"]["totalCount"] == 1
    for other in ("PUBLISHED_ASC", "UPDATED_DESC", "TITLE_ASC"):
        assert_bad_input(CURSOR.format("after"), document % other, after=given)


@pytest.mark.parametrize("name", ["articles", "pages", "laureates", "callsForProjects"])
def test_an_order_that_is_null_is_the_usual_one(name: str) -> None:
    for letter in "bac":
        ArticleFactory(title=letter)
        LaureateFactory(name=letter)
        CallFactory(name=letter)
    listed = f"{name} {{ nodes {{ id }} }}"

    assert ask(f"{{ {name}(orderBy: null) {{ nodes {{ id }} }} }}") == ask(f"{{ {listed} }}")
    assert ask(f"query($first: Int) {{ {name}(first: $first) {{ nodes {{ id }} }} }}", first=None) == ask(
        f"{{ {listed} }}"
    )
