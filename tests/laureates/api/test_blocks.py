"""The blocks by which an article speaks of laureates and calls."""

import pytest

from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    CallFactory,
    LaureateFactory,
    StandardPageFactory,
    body,
    call,
    laureate,
    laureate_list,
    paragraph,
)

pytestmark = pytest.mark.django_db

OWN = """
    blockType
    ... on LaureateBlock { laureate { name } text { html links { href } } }
    ... on LaureateListBlock { title laureates { name } }
    ... on CallBlock { call { name } }
"""


def test_laureate_blocks_answer_the_cards_and_the_article_s_words() -> None:
    first, second, project = LaureateFactory(name="Un"), LaureateFactory(name="Deux"), CallFactory(name="Appel")
    page = StandardPageFactory(slug="suite")
    article = ArticleFactory(
        body=body(
            laureate(first, f'<p>Voir <a linktype="page" id="{page.pk}">la suite</a>.</p>'),
            laureate(second),
            paragraph("<p>Puis.</p>"),
            laureate_list(second, first, second, title="Les lauréats"),
            laureate_list(first),
            call(project),
        )
    )

    href = "http://localhost/suite/"
    assert ask(f"{{ article(id: {article.pk}) {{ body {{ {OWN} }} }} }}")["article"]["body"] == [
        {
            "blockType": "LaureateBlock",
            "laureate": {"name": "Un"},
            "text": {"html": f'<p>Voir <a href="{href}">la suite</a>.</p>', "links": [{"href": href}]},
        },
        {"blockType": "LaureateBlock", "laureate": {"name": "Deux"}, "text": None},
        {"blockType": "ParagraphBlock"},
        {
            "blockType": "LaureateListBlock",
            "title": "Les lauréats",
            "laureates": [{"name": "Deux"}, {"name": "Un"}, {"name": "Deux"}],
        },
        {"blockType": "LaureateListBlock", "title": "", "laureates": [{"name": "Un"}]},
        {"blockType": "CallBlock", "call": {"name": "Appel"}},
    ]
