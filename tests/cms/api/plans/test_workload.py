"""The four questions of the benchmark: their statements, exact, whatever number of items they are answered with."""

import pytest

from cms.api.plans.reference import Outcome, outcomes
from tests.asking import ask, assert_statements
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    TerritoryFactory,
    body,
    heading,
    image,
    laureate_list,
    paragraph,
    quote,
)

pytestmark = pytest.mark.django_db

SIZES = (1, 20, 100)
AROUND = """title slug publishedAt intro authors { name } rubric { title slug } tags { name }
    cover { alt rendition(preset: CARD_400) { url width height } }"""
LIST = f"query($first: Int!, $offset: Int) {{ articles(first: $first, offset: $offset) {{ nodes {{ {AROUND} }} }} }}"
ARTICLE = f"""query($slug: String!) {{ article(slug: $slug) {{ {AROUND} authors {{ bio {{ html }} }} body {{
    __typename ... on HeadingBlock {{ text }} ... on ParagraphBlock {{ richText {{ html }} }}
    ... on ImageBlock {{ alt image {{ rendition(preset: BODY_800) {{ url width height }} }} }}
    ... on QuoteBlock {{ quote: text speaker }}
    ... on LaureateListBlock {{ laureates {{ name summary website keyFigures {{ label value }} }} }}
}} }} }}"""
LAUREATES = """query($first: Int!) { laureates(first: $first) { nodes { name slug summary website founded
    territories { name } keyFigures { label value } logo { rendition(preset: THUMB_100) { url width height } } } } }"""
SEARCH = """query($first: Int!) { search(query: "potager", types: [ARTICLE], first: $first) {
    nodes { article { title slug intro } } } }"""


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    outcomes.clear()


def make_articles(number: int) -> None:
    rubric, cover = RubricFactory(), ImageFactory()
    for index in range(number):
        ArticleFactory(
            title=f"Potager {index}",
            parent=rubric,
            cover=cover,
            authors=[AuthorFactory()],
            tags=[f"tag {index}", "tous"],
        )


def test_a_list_takes_6_statements() -> None:
    make_articles(101)

    for size in SIZES:
        # The sites, the articles, their authors, rubrics, tags, pictures, and the files of these.
        data = assert_statements(6, LIST, first=size, offset=1)
        assert len(data["articles"]["nodes"]) == size


def test_an_article_takes_10_statements_however_long_it_is() -> None:
    rubric = RubricFactory()
    for size in (1, 20):
        blocks = [
            block
            for _number in range(size)
            for block in (
                heading(),
                paragraph("<p>Un</p>"),
                image(ImageFactory()),
                quote(),
                laureate_list(LaureateFactory(key_figures={"jeunes": 12}), LaureateFactory()),
            )
        ]
        ArticleFactory(
            slug=f"article-{size}",
            parent=rubric,
            cover=ImageFactory(),
            authors=[AuthorFactory(bio="<p>Vie</p>")],
            tags=["un"],
            body=body(*blocks),
        )

        # The article, its authors, rubric, tags, picture; the pictures and laureates of its body, the figures of
        # these; the files of the one picture and of the others.
        data = assert_statements(10, ARTICLE, slug=f"article-{size}")
        assert len(data["article"]["body"]) == 5 * size


def test_laureates_take_5_statements() -> None:
    place, logo = TerritoryFactory(), ImageFactory()
    for _number in range(100):
        LaureateFactory(territories=[place], key_figures={"jeunes": 12, "antennes": 3}, logo=logo)

    for size in SIZES:
        # The laureates, their territories, figures, logos, and the files of these.
        data = assert_statements(5, LAUREATES, first=size)
        assert len(data["laureates"]["nodes"]) == size


def test_a_search_takes_2_statements() -> None:
    make_articles(100)

    for size in SIZES:
        # The sites, the hits, their articles.
        data = assert_statements(2, SEARCH, first=size)
        assert len(data["search"]["nodes"]) == size


def test_all_are_answered_by_their_plans() -> None:
    make_articles(1)
    asked = [(LIST, {"first": 1}), (ARTICLE, {"slug": "a"}), (LAUREATES, {"first": 1}), (SEARCH, {"first": 1})]
    for document, variables in asked:
        ask(document, **variables)
    assert outcomes == {Outcome.PLAN: 4}
