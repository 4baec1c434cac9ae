"""Every condition of an article filter, alone and combined."""

from datetime import UTC, datetime

import pytest
from taggit.models import Tag

from tests.asking import ask, assert_bad_input
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    LaureateFactory,
    RubricFactory,
    body,
    laureate,
)

pytestmark = pytest.mark.django_db


def moment(day: int) -> datetime:
    """Return eight o'clock on a day in June 2019."""
    return datetime(2019, 6, day, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _articles() -> None:
    """Four articles: A, B, C with something each, and D with nothing."""
    inclusion = RubricFactory(slug="inclusion")
    rural = RubricFactory(slug="rural", parent=inclusion)
    other = RubricFactory(slug="autre")
    ali, asso, call = AuthorFactory(slug="ali"), LaureateFactory(slug="asso"), CallFactory(slug="appel")
    ArticleFactory(
        title="A",
        parent=inclusion,
        authors=[AuthorFactory(), ali],
        tags=["Sport"],
        call=call,
        first_published_at=moment(1),
    )
    ArticleFactory(
        title="B", parent=rural, authors=[ali], body=body(laureate(asso)), call=call, first_published_at=moment(2)
    )
    ArticleFactory(title="C", parent=other, also_in=[rural], tags=["Sport", "Transport"], first_published_at=moment(3))
    ArticleFactory(title="D", parent=other, first_published_at=moment(4))
    ArticleFactory(
        title="Brouillon",
        parent=inclusion,
        authors=[ali],
        tags=["Sport"],
        body=body(laureate(asso)),
        call=call,
        live=False,
    )


def found(condition: str) -> str:
    """Return the titles of the articles that meet a condition, as one word."""
    listing = ask(f"{{ articles(filter: {condition}, orderBy: TITLE_ASC) {{ nodes {{ title }} totalCount }} }}")
    titles = [each["title"] for each in listing["articles"]["nodes"]]
    assert listing["articles"]["totalCount"] == len(titles)
    return "".join(titles)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{}", "ABCD"),
        ('{ rubric: "inclusion" }', "AB"),
        ('{ rubric: "rural" }', "BC"),
        ('{ rubric: "autre" }', "CD"),
        ('{ rubric: "rien" }', ""),
        ('{ tag: "sport" }', "AC"),
        ('{ tag: "transport" }', "C"),
        ('{ tag: "Sport" }', ""),
        ('{ tag: "spört" }', "AC"),
        ('{ author: "ali" }', "AB"),
        ('{ author: "rien" }', ""),
        ('{ laureate: "asso" }', "B"),
        ('{ call: "appel" }', "AB"),
        ('{ publishedAfter: "2019-06-02T08:00:00Z" }', "CD"),
        ('{ publishedAfter: "2019-06-02T07:59:59Z" }', "BCD"),
        ('{ publishedAfter: "2019-06-02T10:00:00+02:00" }', "CD"),
        ('{ publishedAfter: "2019-06-02" }', "BCD"),
        ('{ publishedBefore: "2019-06-02T08:00:00Z" }', "A"),
        ('{ publishedAfter: "2019-06-01T08:00:00Z", publishedBefore: "2019-06-04T08:00:00Z" }', "BC"),
        ('{ rubric: "inclusion", tag: "sport" }', "A"),
        ("{ ids: [] }", ""),
        ("{ ids: null, rubric: null, tag: null, and: null, or: null, not: null }", "ABCD"),
    ],
)
def test_articles_that_meet_all_conditions_are_found(condition: str, expected: str) -> None:
    assert found(condition) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('{ and: [{ tag: "sport" }, { author: "ali" }] }', "A"),
        ("{ and: [] }", "ABCD"),
        ("{ and: [{}] }", "ABCD"),
        ('{ or: [{ tag: "transport" }, { author: "ali" }] }', "ABC"),
        ("{ or: [] }", ""),
        ("{ or: [{}] }", "ABCD"),
        ('{ or: [{}, { tag: "transport" }] }', "ABCD"),
        ('{ not: { tag: "sport" } }', "BD"),
        ('{ not: { rubric: "inclusion" } }', "CD"),
        ('{ not: { author: "ali" } }', "CD"),
        ('{ not: { laureate: "asso" } }', "ACD"),
        # An article without a call isn't about that call either.
        ('{ not: { call: "appel" } }', "CD"),
        ('{ not: { call: "rien" } }', "ABCD"),
        ('{ not: { publishedAfter: "2019-06-02T08:00:00Z" } }', "AB"),
        ("{ not: {} }", ""),
        ("{ not: { not: {} } }", "ABCD"),
        ("{ not: { or: [] } }", "ABCD"),
        ('{ not: { not: { tag: "transport" } } }', "C"),
        ('{ not: { and: [{ tag: "sport" }, { author: "ali" }] } }', "BCD"),
        ('{ tag: "sport", or: [{ author: "ali" }, { rubric: "autre" }], not: { tag: "transport" } }', "A"),
    ],
)
def test_conditions_combine_with_and_or_and_not(condition: str, expected: str) -> None:
    assert found(condition) == expected


def test_ids_choose_among_the_visible_articles() -> None:
    listing = ask("{ articles { nodes { id title } } }")["articles"]["nodes"]
    ids = {each["title"]: each["id"] for each in listing}
    document = "query($ids: [ID!]) { articles(filter: { ids: $ids }, orderBy: TITLE_ASC) { nodes { title } } }"

    chosen = ask(document, ids=[ids["C"], ids["A"], ids["C"], "0", "abc", "-1", "9223372036854775807", "9" * 40])
    assert [each["title"] for each in chosen["articles"]["nodes"]] == ["A", "C"]


def test_hidden_rubric_author_laureate_and_call_are_as_unknown() -> None:
    rubric, author = RubricFactory(slug="cachee", live=False), AuthorFactory(slug="cache", live=False)
    association, call = LaureateFactory(slug="cachee", live=False), CallFactory(slug="cache", live=False)
    ArticleFactory(
        title="E",
        parent=RubricFactory(),
        also_in=[rubric],
        authors=[author],
        call=call,
        body=body(laureate(association)),
    )

    for condition in ('rubric: "cachee"', 'author: "cache"', 'laureate: "cachee"', 'call: "cache"'):
        assert found(f"{{ {condition} }}") == ""
        assert found(f"{{ not: {{ {condition} }} }}") == "ABCDE"


@pytest.mark.parametrize(
    "written",
    [
        "hier",
        "2019-13-01T00:00:00Z",
        "2019-06-32",
        "",
        "1e9",
        "12:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_moment_that_is_none_is_refused(written: str) -> None:
    document = "query($after: DateTime) { articles(filter: { publishedAfter: $after }) { totalCount } }"

    assert_bad_input(
        f"Variable '$after' got invalid value '{written}'; A DateTime is written as RFC 3339,"
        " such as 2019-06-24T08:00:00Z.",
        document,
        status=400,
        after=written,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0001-01-01T00:00:00Z", "ABCD"),
        ("9999-12-31T23:59:59Z", ""),
    ],
)
def test_moment_at_the_end_of_time_is_one(written: str, expected: str) -> None:
    assert found(f'{{ publishedAfter: "{written}" }}') == expected


def test_moments_are_compared_to_the_second_as_they_are_shown() -> None:
    ArticleFactory(title="M", parent=RubricFactory(), first_published_at=datetime(2030, 1, 1, 8, 0, 0, 500_000, UTC))
    (shown,) = ask('{ articles(filter: { publishedAfter: "2029-01-01" }) { nodes { publishedAt } } }')["articles"][
        "nodes"
    ]

    assert shown == {"publishedAt": "2030-01-01T08:00:00Z"}
    assert found('{ publishedAfter: "2030-01-01T08:00:00Z" }') == ""
    assert found('{ publishedAfter: "2030-01-01T08:00:00.9Z" }') == ""
    assert found('{ publishedAfter: "2030-01-01T07:59:59.9Z" }') == "M"
    assert "M" not in found('{ publishedBefore: "2030-01-01T08:00:00.9Z" }')
    assert "M" in found('{ publishedBefore: "2030-01-01T08:00:01Z" }')


def test_a_new_tag_has_a_slug_without_accents_and_older_ones_are_found_by_theirs() -> None:
    article = ArticleFactory(title="T", parent=RubricFactory())
    article.tags.add("Égalité des chances")
    article.save()
    older = ArticleFactory(title="U", parent=RubricFactory())
    older.tags.add(Tag.objects.create(name="Écologie", slug="écologie"))
    older.save()

    assert found('{ tag: "egalite-des-chances" }') == found('{ tag: "égalité-des-chances" }') == "T"
    assert found('{ tag: "écologie" }') == "U"


def test_fifty_filters_are_the_most() -> None:
    many = ", ".join(["{}"] * 49)

    assert found(f"{{ and: [{many}] }}") == "ABCD"
    assert_bad_input(
        "A filter can be made of at most 50 filters.",
        f"{{ articles(filter: {{ and: [{many}, {{}}] }}) {{ totalCount }} }}",
    )


@pytest.mark.parametrize("text", ["%", "_", "'", '"', "\\", "ali' OR 1=1 --", "é" * 5_000])
def test_text_of_a_condition_is_only_a_text(text: str) -> None:
    document = "query($text: String) { articles(filter: { %s: $text }) { totalCount } }"

    for name in ("rubric", "tag", "author", "laureate", "call"):
        assert ask(document % name, text=text) == {"articles": {"totalCount": 0}}


def test_unknown_condition_is_refused() -> None:
    document = "query($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }"

    assert_bad_input(
        "Variable '$filter' got invalid value {'budget': 1}; Field 'budget' is not defined by type 'ArticleFilter'.",
        document,
        status=400,
        filter={"budget": 1},
    )
