"""The body: which blocks it offers, what editors are told of each, what happens to blocks that are unknown."""

from typing import Any

import pytest
from django.db import connection
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.blocks import StreamBlock

from blog.models import ArticlePage
from cms.core.blocks.body import BodyField, body_blocks
from home.models import HomePage, StandardPage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    EmbedFactory,
    ImageFactory,
    LaureateFactory,
    RubricFactory,
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
    paragraph,
    quote,
    related_pages,
    table,
)
from tests.factories.body import block
from tests.factories.laureates import CallFactory

BLOCKS = list(body_blocks())


def test_body_offers_the_blocks_of_the_machine_and_of_every_content_app() -> None:
    assert BLOCKS == [
        "heading",
        "paragraph",
        "quote",
        "callout",
        "image",
        "document",
        "embed",
        "key_figures",
        "table",
        "related_pages",
        "contribute",
        "laureate",
        "laureate_list",
        "call",
    ]


@pytest.mark.parametrize("model", [ArticlePage, HomePage, StandardPage])
def test_every_body_offers_the_same_blocks(model: Any) -> None:
    assert list(model._meta.get_field("body").stream_block.child_blocks) == BLOCKS


@pytest.mark.parametrize("name", BLOCKS)
def test_picker_shows_each_block_with_label_icon_group_and_description(name: str) -> None:
    meta = body_blocks()[name]().meta

    for text in (meta.label, meta.group, meta.description):
        assert isinstance(text, Promise), "a text for editors is translated when it is shown"
        with override("en"):
            assert str(text)
    assert meta.icon not in ("", "placeholder")


def test_no_two_blocks_have_the_same_label() -> None:
    with override("en"):
        labels = [str(block_class().meta.label) for block_class in body_blocks().values()]

    assert len(labels) == len(set(labels))


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_picker_previews_each_block(name: str) -> None:
    made = body_blocks()[name]()

    assert made.meta.preview_template != "wagtailcore/shared/block_preview.html"
    get_template(made.meta.template)
    get_template(made.meta.preview_template)
    assert made.has_preview if hasattr(made, "has_preview") else made.is_previewable
    value = made.get_preview_value()
    assert get_template(made.meta.preview_template).render(made.get_preview_context(value)).strip()


def test_migrations_know_nothing_of_the_blocks() -> None:
    name, path, arguments, options = ArticlePage._meta.get_field("body").deconstruct()

    assert (name, path, arguments) == ("body", "cms.core.blocks.body.BodyField", [])
    assert set(options) == {"verbose_name", "blank"}
    assert isinstance(BodyField(**options).stream_block, StreamBlock)


@pytest.mark.django_db
def test_every_block_is_stored_and_read_back() -> None:
    EmbedFactory()
    association, rubric = LaureateFactory(), RubricFactory()
    blocks = [
        heading(level=3),
        paragraph(),
        quote(role="bénévole"),
        callout(title="Pratique"),
        image(ImageFactory(), alt="Une salle"),
        document(DocumentFactory()),
        embed(),
        key_figures((19, "antennes"), ("86.5", "satisfaits", "%", 2019)),
        table(["a", "b"], ["1", "2"]),
        related_pages(rubric),
        contribute(page=rubric),
        laureate(association, "<p>Elle ouvre.</p>"),
        laureate_list(association, title="Lauréats"),
        call(CallFactory()),
    ]
    assert [each["type"] for each in blocks] == BLOCKS

    article = ArticlePage.objects.get(pk=ArticleFactory(body=body(*blocks)).pk)

    article.full_clean()
    for child in article.body:
        child.block.clean(child.value)
    assert list(article.body.raw_data) == blocks
    article.save()
    assert [child.id for child in ArticlePage.objects.get(pk=article.pk).body] == [each["id"] for each in blocks]


@pytest.mark.django_db
def test_unknown_block_is_passed_over() -> None:
    article = ArticleFactory()
    stored = body(heading("Avant"), block("hologram", {"depth": 3}), heading("Après"))
    with connection.cursor() as cursor:  # An app that is no longer there left the block.
        cursor.execute("UPDATE blog_articlepage SET body = %s", [stored])

    article = ArticlePage.objects.get(pk=article.pk)

    assert [child.value["text"] for child in article.body] == ["Avant", "Après"]
    article.save_revision().publish()
    article = ArticlePage.objects.get(pk=article.pk)
    assert [child.block_type for child in article.body] == ["heading", "heading"]
