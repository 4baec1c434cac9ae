"""Bodies that the editor could not have made: whatever is stored, the rest of the page is answered."""

import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import ArticlePage
from tests.asking import ask, post
from tests.factories import (
    ArticleFactory,
    CallFactory,
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    LaureateFactory,
    StandardPageFactory,
    body,
    call,
    contribute,
    document,
    heading,
    image,
    laureate,
    laureate_list,
    related_pages,
    restrict,
)
from tests.factories.body import block
from tests.factories.states import hours

EVERYTHING = """
    id blockType
    ... on HeadingBlock { text level anchor }
    ... on ParagraphBlock { richText { html text ast links { text href } } }
    ... on QuoteBlock { quoted: text attribution speaker role }
    ... on CalloutBlock { title richText { text } }
    ... on ImageBlock { image { title } alt decorative caption credit }
    ... on DocumentBlock { title url sizeBytes extension }
    ... on EmbedBlock { url html provider title thumbnailUrl }
    ... on KeyFiguresBlock { figures { label value display unit asOf } }
    ... on TableBlock { caption header rows }
    ... on RelatedPagesBlock { title pages { title } }
    ... on LaureateBlock { laureate { name } about: text { text } }
    ... on LaureateListBlock { title laureates { name } }
    ... on CallBlock { call { name } }
    ... on ContributeBlock { title invitation: text buttonLabel page { title } }
"""
TYPES = [
    "heading", "paragraph", "quote", "callout", "image", "document", "embed", "key_figures", "table",
    "related_pages", "laureate", "laureate_list", "call", "contribute",
]  # fmt: skip
CHILDREN = [
    "text", "level", "speaker", "role", "attribution", "title", "image", "alt", "decorative", "caption", "credit",
    "document", "embed", "figures", "table", "pages", "page", "laureate", "laureates", "call", "button_label",
]  # fmt: skip

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "type", "id", "data", "label", "unit", "as_of", "first_row_is_table_header"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)
DAMAGED = st.fixed_dictionaries(
    {
        "type": st.sampled_from(TYPES),
        "value": ANYTHING | st.dictionaries(st.sampled_from(CHILDREN), ANYTHING, max_size=5),
    }
)


def store(article: Any, raw: Any) -> None:
    """Write a body past everything that checks it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE blog_articlepage SET body = %s WHERE page_ptr_id = %s", [json.dumps(raw), article.pk])


def blocks(article: Any, fields: str = EVERYTHING) -> list[dict[str, Any]]:
    """Return an article's body."""
    return ask(f"{{ article(id: {article.pk}) {{ body {{ {fields} }} }} }}")["article"]["body"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "damaged",
    [
        block("ancien", {"text": "x"}),
        block("heading", "Un texte"),
        block("heading", None),
        block("heading", []),
        block("paragraph", {"text": "x"}),
        block("paragraph", None),
        block("laureate", 12),
        {"type": "heading"},
    ],
)
def test_block_that_makes_no_sense_is_passed_over(damaged: dict[str, Any]) -> None:
    article = ArticleFactory()
    store(article, [heading("Avant"), damaged, heading("Après")])

    assert [each["text"] for each in blocks(article)] == ["Avant", "Après"]
    assert ask(f"{{ article(id: {article.pk}) {{ bodyText wordCount }} }}")["article"]["wordCount"] >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("raw", [[], {}, "", None, "x", 5, [None], ["x"], [[]], [{}], [{"value": "x"}], [{"type": 5}]])
def test_body_that_is_no_list_of_blocks_is_empty(raw: Any) -> None:
    article = ArticleFactory(title="Abîmé")
    store(article, raw)

    found = ask(f"{{ article(id: {article.pk}) {{ title body {{ id }} wordCount }} articles {{ nodes {{ title }} }} }}")
    assert found["article"] == {"title": "Abîmé", "body": [], "wordCount": 0}
    assert found["articles"]["nodes"] == [{"title": "Abîmé"}]
    assert ArticlePage.objects.count() == 1


class Damage(TestCase):
    """Each example is rolled back."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(DAMAGED, max_size=4))
    def test_whatever_is_stored_is_answered_without_a_failure(self, raw: list[dict[str, Any]]) -> None:
        article = ArticleFactory()
        text = json.dumps([heading("Avant"), *raw]).replace("\\u0000", "")
        store(article, json.loads(text))

        answer = post(
            f"{{ article(id: {article.pk}) {{ bodyText wordCount laureates {{ name }} body {{ {EVERYTHING} }} }} }}"
        ).json()
        assert "errors" not in answer, (answer["errors"], raw)
        assert answer["data"]["article"]["body"][0]["text"] == "Avant"


@pytest.mark.django_db
def test_embed_of_an_address_that_nobody_can_read_is_a_plain_link() -> None:
    article = ArticleFactory()
    store(article, [block("embed", {"embed": "http://["}), heading("Après")])

    fields = "... on EmbedBlock { url provider thumbnailUrl } ... on HeadingBlock { text }"
    assert blocks(article, fields) == [{"url": "http://[", "provider": "", "thumbnailUrl": None}, {"text": "Après"}]


@pytest.mark.django_db
def test_block_without_an_id_has_its_place_for_one() -> None:
    article = ArticleFactory()
    store(article, [{"type": "paragraph", "value": "<p>a</p>", "id": "x"}, {"type": "paragraph", "value": "<p>b</p>"}])

    assert [each["id"] for each in blocks(article)] == ["x", "1"]


@pytest.mark.django_db
def test_picture_or_document_that_is_gone_or_hidden_takes_its_block_along() -> None:
    private = CollectionFactory()
    restrict(private)
    pictures = [ImageFactory(title="Visible"), ImageFactory(collection=private), ImageFactory()]
    files = [DocumentFactory(title="Visible"), DocumentFactory(collection=private), DocumentFactory()]
    article = ArticleFactory(body=body(*map(image, pictures), *map(document, files)))
    pictures[2].delete()
    files[2].delete()

    fields = "blockType ... on ImageBlock { image { title } } ... on DocumentBlock { title }"
    assert blocks(article, fields) == [
        {"blockType": "ImageBlock", "image": {"title": "Visible"}},
        {"blockType": "DocumentBlock", "title": "Visible"},
    ]


@pytest.mark.django_db
def test_other_things_that_are_gone_or_hidden_leave_an_empty_place() -> None:
    associations = [LaureateFactory(name="Visible"), LaureateFactory(live=False), LaureateFactory(expire_at=hours(-1))]
    gone, project, closed = LaureateFactory(), CallFactory(name="Visible"), CallFactory(live=False)
    shown, hidden, deleted = StandardPageFactory(title="Visible"), StandardPageFactory(), StandardPageFactory()
    restrict(hidden)
    article = ArticleFactory(
        body=body(
            *map(laureate, associations),
            laureate(gone),
            laureate_list(gone, *associations),
            call(project),
            call(closed),
            contribute(page=shown),
            contribute(page=hidden),
            contribute(page=deleted),
            contribute(),
            related_pages(deleted, hidden, shown),
        )
    )
    gone.delete()
    deleted.delete()

    fields = """
        ... on LaureateBlock { laureate { name } } ... on LaureateListBlock { laureates { name } }
        ... on CallBlock { call { name } } ... on ContributeBlock { page { title } }
        ... on RelatedPagesBlock { pages { title } }
    """
    name, title = {"name": "Visible"}, {"title": "Visible"}
    assert blocks(article, fields) == [
        {"laureate": name},
        {"laureate": None},
        {"laureate": None},
        {"laureate": None},
        {"laureates": [name]},
        {"call": name},
        {"call": None},
        {"page": title},
        {"page": None},
        {"page": None},
        {"page": None},
        {"pages": [title]},
    ]
