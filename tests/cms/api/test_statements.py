"""The number of SQL statements depends on the document alone, not on how many things it lists."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.asking import assert_statements
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    AwardFactory,
    CallFactory,
    DocumentFactory,
    EmbedFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
    StandardPageFactory,
    TerritoryFactory,
    body,
    call,
    callout,
    contribute,
    document,
    embed,
    heading,
    image,
    key_figures,
    laureate,
    laureate_list,
    make_site,
    paragraph,
    quote,
    related_pages,
    table,
)

pytestmark = pytest.mark.django_db

SIZES = [3, 30]


@pytest.fixture(autouse=True)
def _no_price(settings: Any) -> None:
    """Let documents ask for everything of thirty things at once, which costs too much otherwise."""
    settings.API_COST = 1_000_000


def link(page: Any, file: Any) -> str:
    """Return a text that leads to a page and to a document."""
    return f'<p><a linktype="page" id="{page.pk}">page</a> et <a linktype="document" id="{file.pk}">fichier</a></p>'


def full_article(number: int, parent: Any, **fields: Any) -> Any:
    """Return an article with something in every field, nothing of it shared with another article but the rubric."""
    association, project = LaureateFactory(), CallFactory()
    page, file, video = StandardPageFactory(), DocumentFactory(), f"https://video.example.org/{number}"
    EmbedFactory(url=video)
    blocks = [
        heading(),
        paragraph(link(page, file)),
        quote(),
        callout(link(page, file)),
        image(ImageFactory()),
        document(file),
        embed(video),
        key_figures(),
        table(),
        laureate(association, link(page, file)),
        laureate_list(association, LaureateFactory()),
        call(project),
        contribute(page=page),
        related_pages(page, parent),
    ]
    return ArticleFactory(
        parent=parent,
        authors=[AuthorFactory(), AuthorFactory()],
        tags=[f"tag {number}", "commun"],
        cover=ImageFactory(),
        call=project,
        body=body(*blocks),
        **fields,
    )


def full_laureate() -> Any:
    """Return a laureate with something in every field."""
    association = LaureateFactory(
        logo=ImageFactory(),
        description=link(StandardPageFactory(), DocumentFactory()),
        key_figures={"jeunes": 12},
        programmes={"Un": ""},
        labels=["ESS"],
        partners=["Région"],
        themes=["jeunesse"],
        territories=[TerritoryFactory()],
    )
    AwardFactory(laureate=association)
    return association


def assert_same_number(number: int, grow: Callable[[int], Any], query: str, count: Callable[[Any], int]) -> None:
    """Assert that a document takes so many statements for 3 things and for 30."""
    made = 0
    for size in SIZES:
        while made < size:
            grow(made)
            made += 1
        assert count(assert_statements(number, query)) == size


RENDITION = "rendition(preset: CARD_400) { url }"
TEXT = "html links { page { title } }"
BLOCKS = f"""
    ... on HeadingBlock {{ text level anchor }} ... on ParagraphBlock {{ richText {{ {TEXT} }} }}
    ... on QuoteBlock {{ quoted: text speaker }} ... on CalloutBlock {{ title richText {{ {TEXT} }} }}
    ... on ImageBlock {{ image {{ alt {RENDITION} }} alt credit }} ... on DocumentBlock {{ title url sizeBytes }}
    ... on EmbedBlock {{ html }} ... on KeyFiguresBlock {{ figures {{ display }} }} ... on TableBlock {{ rows }}
    ... on LaureateBlock {{ laureate {{ name }} about: text {{ {TEXT} }} }}
    ... on LaureateListBlock {{ laureates {{ name }} }} ... on CallBlock {{ call {{ name }} }}
    ... on ContributeBlock {{ page {{ title path }} }} ... on RelatedPagesBlock {{ pages {{ title path }} }}
"""


def nodes(name: str) -> Callable[[Any], int]:
    """Return a function that counts the items of a root list."""
    return lambda data: len(data[name]["nodes"])


def test_bare_list_of_articles() -> None:
    rubric = RubricFactory()

    assert_same_number(
        1,
        lambda number: ArticleFactory(parent=rubric),
        "{ articles(first: 40) { nodes { id title slug path url contentType locale publishedAt updatedAt intro } } }",
        nodes("articles"),
    )


def test_list_of_articles_with_what_stands_around_them() -> None:
    rubric = RubricFactory()

    assert_same_number(
        12,
        lambda number: full_article(number, rubric),
        f"""{{ articles(first: 40) {{ totalCount nodes {{
            title intro authors {{ name }} rubric {{ title path }} tags {{ name }} cover {{ alt {RENDITION} }}
            laureates {{ name }} call {{ name }} alsoIn {{ title }} corrections {{ text }} licence {{ attribution }}
        }} }} }}""",
        nodes("articles"),
    )


def test_list_of_articles_with_whole_bodies() -> None:
    rubric = RubricFactory()

    assert_same_number(
        22,
        lambda number: full_article(number, rubric),
        f"{{ articles(first: 40) {{ nodes {{ title bodyText readingMinutes body {{ id blockType {BLOCKS} }} }} }} }}",
        nodes("articles"),
    )


def test_list_of_laureates_with_every_fact() -> None:
    make_site()

    def grow(number: int) -> None:
        ArticleFactory(body=body(laureate(full_laureate())))

    assert_same_number(
        18,
        grow,
        f"""{{ laureates(first: 40) {{ totalCount nodes {{
            id name slug summary description {{ {TEXT} }} website founded siren rna logo {{ alt {RENDITION} }}
            keyFigures {{ label display }} programmes {{ name }} labels partners themes
            territories {{ name kind code }} awards {{ call {{ name }} laureate {{ name }} project year amount }}
            articles(first: 2) {{ nodes {{ title }} totalCount }} updatedAt
        }} }} }}""",
        nodes("laureates"),
    )


def test_list_of_pages_with_their_neighbours() -> None:
    assert_same_number(
        16,
        lambda number: RubricFactory(parent=RubricFactory()) if number == 0 else StandardPageFactory(),
        """{ pages(first: 40, filter: { contentType: ["home.StandardPage", "blog.RubricPage"] }, orderBy: TREE) { nodes {
            title path seo { title robots } parent { title } ancestors { title } translations { title }
            children(first: 2) { nodes { title } totalCount }
        } } }""",
        lambda data: len(data["pages"]["nodes"]) - 1,
    )


def test_rubrics_with_their_articles() -> None:
    def grow(number: int) -> None:
        parent = RubricFactory(image=ImageFactory())
        for _article in range(2):
            ArticleFactory(parent=parent, authors=[AuthorFactory()])

    assert_same_number(
        7,
        grow,
        """{ rubrics { title articleCount image { alt } articles(first: 5) { totalCount nodes {
            title authors { name } rubric { title }
        } } } }""",
        lambda data: len(data["rubrics"]),
    )


def test_authors_with_their_articles() -> None:
    rubric = RubricFactory()

    def grow(number: int) -> None:
        author = AuthorFactory(portrait=ImageFactory(), links={"Site": "https://example.org"})
        for _article in range(2):
            ArticleFactory(parent=rubric, authors=[author], tags=[f"tag {number}"])

    assert_same_number(
        6,
        grow,
        """{ authors(first: 40) { nodes { name bio { html } portrait { alt } links { url }
            articles(first: 5) { totalCount nodes { title tags { name } } }
        } } }""",
        nodes("authors"),
    )


def test_calls_with_their_awards() -> None:
    def grow(number: int) -> None:
        project = CallFactory()
        for _award in range(2):
            AwardFactory(call=project)

    assert_same_number(
        6,
        grow,
        """{ callsForProjects(first: 40) { nodes { name laureateCount
            awards(first: 5) { totalCount nodes { project laureate { name } call { name } } }
        } } }""",
        nodes("callsForProjects"),
    )


def test_tags_with_their_counts() -> None:
    rubric = RubricFactory()

    assert_same_number(
        2,
        lambda number: ArticleFactory(parent=rubric, tags=[f"tag {number}"]),
        "{ tags(first: 40) { nodes { name articleCount } } }",
        nodes("tags"),
    )


def test_fields_that_need_the_same_things_ask_for_them_once() -> None:
    EmbedFactory(url="https://video.example.org/1")
    rubric = RubricFactory()
    for number in range(2):
        ArticleFactory(
            slug=f"article-{number}",
            parent=rubric,
            body=body(embed("https://video.example.org/1"), embed(), paragraph()),
        )

    # The site, the articles with their bodies, the embeds.
    assert_statements(2, "{ articles { nodes { body { ... on EmbedBlock { html provider title thumbnailUrl } } } } }")
    # The site, the articles with their bodies.
    assert_statements(1, "{ articles { nodes { bodyText wordCount readingMinutes } } }")


def test_what_is_not_asked_costs_nothing() -> None:
    ArticleFactory(slug="un", body=body(heading()))

    assert_statements(1, '{ article(slug: "un") { title intro } }')
    assert_statements(1, '{ article(slug: "un") { title body { id } } }')
    assert_statements(1, '{ laureate(slug: "rien") { name articles { totalCount } } }')
