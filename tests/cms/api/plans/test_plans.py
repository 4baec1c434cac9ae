"""What plans do with documents: equal fields share their values, conditions choose, types are told apart."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api.documents import Document, DocumentCache
from cms.api.plans.reference import Outcome, outcomes
from tests.asking import ask, assert_statements, post
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    embed,
    heading,
    image,
    paragraph,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _every_answer_by_its_plan() -> Any:
    outcomes.clear()
    yield
    assert set(outcomes) == {Outcome.PLAN}


def test_keys_come_in_the_order_of_the_document() -> None:
    ArticleFactory(slug="un", title="Un")
    data = ask('{ b: article(slug: "un") { slug title ...F __typename } } fragment F on ArticlePage { intro slug }')

    assert list(data["b"]) == ["slug", "title", "intro", "__typename"]


def test_equal_fields_under_two_names_are_loaded_once() -> None:
    ArticleFactory(slug="un", authors=[AuthorFactory(name="Ada", slug="ada")])

    data = assert_statements(2, '{ article(slug: "un") { a: authors { name } b: authors { slug } } }')

    assert data["article"] == {"a": [{"name": "Ada"}], "b": [{"slug": "ada"}]}


def test_equal_fields_with_other_arguments_are_not_mixed_up() -> None:
    rubric = RubricFactory(slug="r")
    for number in range(3):
        ArticleFactory(parent=rubric, title=f"{number}")

    data = ask(
        '{ rubric(slug: "r") { a: articles(first: 1) { totalCount nodes { title } } b: articles { nodes { slug } } } }'
    )

    assert (len(data["rubric"]["a"]["nodes"]), data["rubric"]["a"]["totalCount"]) == (1, 3)
    assert len(data["rubric"]["b"]["nodes"]) == 3


def test_variables_in_conditions_choose_the_fields() -> None:
    ArticleFactory(slug="un", title="Un")
    document = """query($title: Boolean!, $no: Boolean = true) {
        article(slug: "un") { title @include(if: $title) slug @skip(if: $no) ... @include(if: $title) { intro } id } }"""

    assert [
        [*ask(document, **given)["article"]]
        for given in ({"title": True}, {"title": False}, {"title": False, "no": False})
    ] == [
        ["title", "intro", "id"],
        ["id"],
        ["slug", "id"],
    ]


def test_everything_may_be_left_out() -> None:
    ArticleFactory(slug="un")

    assert ask('{ article(slug: "un") { title @skip(if: true) } }') == {"article": {}}


def test_a_list_of_pages_of_many_types_takes_the_statements_of_one() -> None:
    rubric = RubricFactory(title="R")
    for number in range(2):
        ArticleFactory(parent=rubric, title=f"A{number}", intro="I")
        StandardPageFactory(title=f"S{number}")
    document = "{ pages(orderBy: TREE) { nodes { __typename title parent { title } ... on ArticlePage { intro } } } }"

    with CaptureQueriesContext(connection) as captured:
        found = ask(document)["pages"]["nodes"]

    assert [(page["__typename"], page["title"], page["parent"] and page["parent"]["title"]) for page in found[1:3]] == [
        ("RubricPage", "R", found[0]["title"]),
        ("ArticlePage", "A0", "R"),
    ]
    assert found[2]["intro"] == "I"
    # One look for all parents, whatever type their pages have.
    assert sum('wagtailcore_page"."path" IN' in query["sql"] for query in captured.captured_queries) == 1


def test_blocks_are_told_apart_and_left_out_when_they_are_damaged_or_gone() -> None:
    picture = ImageFactory()
    blocks = body(heading("Un"), paragraph("<p>Deux</p>"), image(picture), embed("https://video.example.org/1"))
    stored = [
        *json.loads(blocks),
        {"type": "gone", "id": "x", "value": {"text": "?"}},
        {"type": "image", "id": "y", "value": {"image": 10**6}},
    ]
    ArticleFactory(slug="un", body=json.dumps(stored))

    data = ask(
        '{ article(slug: "un") { body { __typename ... on HeadingBlock { text } ... on ImageBlock { image { id } } } } }'
    )

    assert data["article"]["body"] == [
        {"__typename": "HeadingBlock", "text": "Un"},
        {"__typename": "ParagraphBlock"},
        {"__typename": "ImageBlock", "image": {"id": str(picture.pk)}},
        {"__typename": "EmbedBlock"},
    ]


def test_cursors_of_rows_of_which_only_columns_are_read() -> None:
    for name in ("Ada", "Lise"):
        AuthorFactory(name=name)
    ArticleFactory(title="Potager", intro="Potager", authors=[AuthorFactory(name="Zoé")], tags=["un"])
    page = "edges { cursor node { %s } } pageInfo { endCursor }"

    first = ask(f"{{ authors(first: 2) {{ {page % 'name'} }} }}")["authors"]
    assert [edge["node"]["name"] for edge in first["edges"]] == ["Ada", "Lise"]
    assert first["pageInfo"]["endCursor"] == first["edges"][1]["cursor"]
    rest = ask("query($after: String) { authors(after: $after) { nodes { name } } }", after=first["edges"][1]["cursor"])
    assert rest == {"authors": {"nodes": [{"name": "Zoé"}]}}

    found = ask(f'{{ tags {{ {page % "name"} }} search(query: "potager") {{ {page % "title"} }} }}')
    assert [len(each["edges"]) for each in found.values()] == [1, 1]
    assert [each["edges"][0]["cursor"] == each["pageInfo"]["endCursor"] for each in found.values()] == [True, True]


def test_a_search_for_no_type_finds_nothing() -> None:
    ArticleFactory(title="Potager")

    assert ask('{ search(query: "potager", types: []) { totalCount nodes { title } } }') == {
        "search": {"totalCount": 0, "nodes": []}
    }


def test_a_changed_thing_is_answered_as_it_is_now() -> None:
    article = ArticleFactory(slug="un", title="Un")
    document = '{ article(slug: "un") { title } }'
    assert ask(document) == {"article": {"title": "Un"}}

    article.title = "Deux"
    article.save()
    assert ask(document) == {"article": {"title": "Deux"}}

    article.unpublish()
    assert ask(document) == {"article": None}


def test_what_is_compiled_counts_as_tokens() -> None:
    cache = DocumentCache(tokens=100)
    for name in ("a", "b"):
        cache.put((None, None, name), Document(None), 10)
    cache.grow((None, None, "b"), 85)

    assert len(cache) == 1
    assert cache.get((None, None, "b")) is not None
    cache.grow((None, None, "a"), 85)
    assert len(cache) == 1
    post("{ articles { totalCount } }")
