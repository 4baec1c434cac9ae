"""Ids, slugs and paths that lead to nothing are answered by null, whatever they are made of."""

import pytest

from tests.asking import ask, assert_bad_input
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    make_site,
)

pytestmark = pytest.mark.django_db

BY_SLUG = {
    "article": ArticleFactory,
    "rubric": RubricFactory,
    "author": AuthorFactory,
    "laureate": LaureateFactory,
    "callForProjects": CallFactory,
}
UNKNOWN_IDS = [
    "0",
    "999999999",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "9" * 400,
    "-1",
    "1.0",
    "1e3",
    "abc",
    "",
    " ",
    "1 OR 1=1",
    "٣",
    "²",
    "é",
    "🙂",
]
UNKNOWN_PATHS = [
    "/rien/",
    "/rien",
    "rien/du/tout",
    "//",
    "/../",
    "/home/",
    "/%2e%2e/",
    "/en/",
    "/é🙂/",
    "/" + "a/" * 2_000,
    "http://localhost/",
]


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


@pytest.mark.parametrize("name", BY_SLUG)
def test_thing_is_found_by_its_id_and_by_its_slug(name: str) -> None:
    BY_SLUG[name]()
    thing = BY_SLUG[name](slug="celui-ci")

    document = f"query($id: ID, $slug: String) {{ {name}(id: $id, slug: $slug) {{ id slug }} }}"
    expected = {name: {"id": str(thing.pk), "slug": "celui-ci"}}
    assert ask(document, id=str(thing.pk)) == expected
    assert ask(document, slug="celui-ci") == expected
    assert ask(f"{{ {name}(id: {thing.pk}) {{ id slug }} }}") == expected


@pytest.mark.parametrize("name", BY_SLUG)
def test_unknown_slug_is_null(name: str) -> None:
    BY_SLUG[name](slug="celui-ci")

    for slug in ("autre", "", "CELUI-CI", "celui-ci ", "é", "%", "_" * 8, "a" * 10_000):
        assert ask(f"query($slug: String) {{ {name}(slug: $slug) {{ id }} }}", slug=slug) == {name: None}


@pytest.mark.parametrize("name", [*BY_SLUG, "page"])
def test_unknown_id_is_null(name: str) -> None:
    BY_SLUG.get(name, StandardPageFactory)()

    for unknown in UNKNOWN_IDS:
        assert ask(f"query($id: ID) {{ {name}(id: $id) {{ id }} }}", id=unknown) == {name: None}


def test_id_of_another_kind_of_page_is_null() -> None:
    rubric = RubricFactory()

    assert ask(f"{{ article(id: {rubric.pk}) {{ id }} rubric(id: {rubric.pk}) {{ id }} }}") == {
        "article": None,
        "rubric": {"id": str(rubric.pk)},
    }


@pytest.mark.parametrize("path", UNKNOWN_PATHS)
def test_unknown_path_is_null(path: str) -> None:
    RubricFactory(slug="inclusion")

    expected = {"id": str(make_site().home.pk)} if path == "//" else None
    assert ask("query($path: String) { page(path: $path) { id } }", path=path) == {"page": expected}


def test_page_is_found_by_its_path_with_or_without_slashes() -> None:
    article = ArticleFactory(slug="mobilite", parent=RubricFactory(slug="inclusion"))
    ArticleFactory(slug="mobilite", parent=RubricFactory(slug="numerique"))

    for path in ("/inclusion/mobilite/", "inclusion/mobilite", "/inclusion/mobilite", "inclusion/mobilite/"):
        assert ask("query($path: String) { page(path: $path) { id } }", path=path) == {"page": {"id": str(article.pk)}}
    for path in ("/", ""):
        assert ask("query($path: String) { page(path: $path) { title } }", path=path) == {"page": {"title": "Le Labo"}}


@pytest.mark.parametrize("name", BY_SLUG)
@pytest.mark.parametrize("arguments", ["", '(id: "1", slug: "a")', "(id: null, slug: null)"])
def test_exactly_one_of_id_and_slug_is_needed(name: str, arguments: str) -> None:
    assert_bad_input("Give either `id` or `slug`.", f"{{ {name}{arguments} {{ id }} }}")


@pytest.mark.parametrize("arguments", ["", '(id: "1", path: "/")'])
def test_exactly_one_of_id_and_path_is_needed(arguments: str) -> None:
    assert_bad_input("Give either `id` or `path`.", f"{{ page{arguments} {{ id }} }}")


def test_root_of_the_tree_is_nobodys_page() -> None:
    root = make_site().home.get_parent()

    assert ask(f"{{ page(id: {root.pk}) {{ id }} }}") == {"page": None}
