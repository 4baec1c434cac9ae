"""What a page or snippet leads to."""

import pytest

from blog.models import ArticlePage
from cms.newsroom.links.reading import targets_of
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CallFactory,
    DocumentFactory,
    LaureateFactory,
    StandardPageFactory,
    body,
    callout,
    document,
    embed,
    laureate,
    paragraph,
    related_pages,
)

pytestmark = pytest.mark.django_db


def stored(*blocks: object, **fields: object) -> ArticlePage:
    return ArticleFactory(body=body(*blocks), **fields)


def test_addresses_are_read_in_every_block() -> None:
    article = stored(
        paragraph(
            '<p><a href="https://example.org/a?b=1#c">le guide</a> <a href="mailto:a@example.org">écrire</a></p>'
        ),
        callout('<p><a href="http://example.net/">autre</a> <a href="#bas">bas</a></p>'),
        embed("https://video.example.org/1"),
        canonical_url="https://example.com/first",
    )

    assert targets_of(article) == {
        "https://example.org/a?b=1",
        "http://example.net/",
        "https://video.example.org/1",
        "https://example.com/first",
    }


def test_things_of_ours_are_read_too() -> None:
    page, file, association, call = StandardPageFactory(), DocumentFactory(), LaureateFactory(), CallFactory()
    link = f'<p><a linktype="page" id="{page.pk}">la page</a></p>'

    article = stored(paragraph(link), document(file), laureate(association), related_pages(page), call=call)

    assert targets_of(article) == {
        f"wagtailcore.page:{page.pk}",
        f"core.librarydocument:{file.pk}",
        f"laureates.laureate:{association.pk}",
        f"laureates.callforprojects:{call.pk}",
    }


def test_rows_and_fields_of_snippets_are_read() -> None:
    author = AuthorFactory(links={"Site": "https://example.org/ana"})
    association = LaureateFactory(
        website="https://example.org/", description='<p><a href="https://a.example">a</a></p>'
    )

    assert targets_of(author) == {"https://example.org/ana"}
    assert targets_of(association) == {"https://example.org/", "https://a.example"}


@pytest.mark.parametrize("address", ["https://[broken/", "https:///nothing", "javascript:alert(1)", "https://a b/"])
def test_what_is_no_web_address_is_left_out(address: str) -> None:
    assert targets_of(stored(paragraph(f'<p><a href="{address}">lien</a></p>'))) == set()
