"""Every block type of the machine with every field."""

from typing import Any

import pytest

from tests.asking import ask
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    EmbedFactory,
    ImageFactory,
    RubricFactory,
    StandardPageFactory,
    body,
    callout,
    document,
    embed,
    heading,
    image,
    key_figures,
    make_site,
    paragraph,
    quote,
    related_pages,
    table,
)
from tests.factories.body import block

pytestmark = pytest.mark.django_db


def blocks(fields: str, *stored: dict[str, Any]) -> list[dict[str, Any]]:
    """Store blocks in an article and return them as the API answers them."""
    article = ArticleFactory(body=body(*stored))
    return ask(f"{{ article(id: {article.pk}) {{ body {{ {fields} }} }} }}")["article"]["body"]


def test_every_block_has_its_id_and_the_name_of_its_type() -> None:
    picture, file = ImageFactory(), DocumentFactory()
    stored = [
        heading(), paragraph(), quote(), callout(), image(picture), document(file), embed(), key_figures(), table(),
        related_pages(),
    ]  # fmt: skip

    assert blocks("id blockType __typename", *stored) == [
        {"id": each["id"], "blockType": name, "__typename": name}
        for each, name in zip(
            stored,
            [
                "HeadingBlock", "ParagraphBlock", "QuoteBlock", "CalloutBlock", "ImageBlock", "DocumentBlock",
                "EmbedBlock", "KeyFiguresBlock", "TableBlock", "RelatedPagesBlock",
            ],
            strict=True,
        )
    ]  # fmt: skip


def test_heading() -> None:
    assert blocks("... on HeadingBlock { text level anchor }", heading("Où ? À l’École !", 3)) == [
        {"text": "Où ? À l’École !", "level": 3, "anchor": "ou-a-lecole"}
    ]


def test_paragraph() -> None:
    assert blocks("... on ParagraphBlock { richText { html text } }", paragraph("<p>Un <b>mot</b>.</p>")) == [
        {"richText": {"html": "<p>Un <b>mot</b>.</p>", "text": "Un mot."}}
    ]


def test_empty_paragraph_is_an_empty_text() -> None:
    assert blocks("... on ParagraphBlock { richText { html text links { href } } }", paragraph("")) == [
        {"richText": {"html": "", "text": "", "links": []}}
    ]


def test_quote() -> None:
    fields = "... on QuoteBlock { text attribution speaker role }"

    assert blocks(fields, quote("On apprend.", "Ali", "bénévole", "raconte"), quote("Oui.", "Zoé")) == [
        {"text": "On apprend.", "attribution": "raconte", "speaker": "Ali", "role": "bénévole"},
        {"text": "Oui.", "attribution": "", "speaker": "Zoé", "role": ""},
    ]


def test_callout() -> None:
    fields = "... on CalloutBlock { title richText { text } }"

    assert blocks(fields, callout("<p>Entrée libre.</p>", "Bon à savoir"), callout("")) == [
        {"title": "Bon à savoir", "richText": {"text": "Entrée libre."}},
        {"title": "", "richText": {"text": ""}},
    ]


def test_image_takes_from_the_library_what_the_block_does_not_say() -> None:
    picture = ImageFactory(title="Atelier", description="Une salle.", credit="Photo : Ali")
    fields = "... on ImageBlock { image { title } alt decorative caption credit }"

    assert blocks(
        fields,
        image(picture),
        image(picture, alt="Trois tables.", caption="Le mardi.", credit="Zoé"),
        image(picture, alt="Trois tables.", decorative=True),
    ) == [
        {
            "image": {"title": "Atelier"},
            "alt": "Une salle.",
            "decorative": False,
            "caption": "",
            "credit": "Photo : Ali",
        },
        {
            "image": {"title": "Atelier"},
            "alt": "Trois tables.",
            "decorative": False,
            "caption": "Le mardi.",
            "credit": "Zoé",
        },
        {"image": {"title": "Atelier"}, "alt": "", "decorative": True, "caption": "", "credit": "Photo : Ali"},
    ]


def test_document() -> None:
    file = DocumentFactory(title="Le guide")
    fields = "... on DocumentBlock { title url sizeBytes extension }"

    found = blocks(fields, document(file), document(file, title="À lire"))
    assert [each["title"] for each in found] == ["Le guide", "À lire"]
    assert found[0] == {
        "title": "Le guide",
        "url": f"http://localhost:8000{file.url}",
        "sizeBytes": 22,
        "extension": "txt",
    }


def test_embed_from_a_host_that_answered() -> None:
    EmbedFactory(
        url="https://video.example.org/1",
        html='<iframe src="https://video.example.org/player/1" onload="alert(1)"></iframe><script>alert(2)</script>',
        title="Un atelier",
        provider_name="Vidéo",
        thumbnail_url="https://video.example.org/1.jpg",
    )
    fields = "... on EmbedBlock { url html provider title thumbnailUrl }"

    assert blocks(fields, embed("https://video.example.org/1")) == [
        {
            "url": "https://video.example.org/1",
            "html": '<iframe src="https://video.example.org/player/1"></iframe>',
            "provider": "Vidéo",
            "title": "Un atelier",
            "thumbnailUrl": "https://video.example.org/1.jpg",
        }
    ]


def test_embed_of_which_nothing_is_known_is_a_link() -> None:
    fields = "... on EmbedBlock { url html provider title thumbnailUrl }"

    (found,) = blocks(fields, embed("https://inconnu.example.org/?a=1&b=2"))
    assert 'href="https://inconnu.example.org/?a=1&amp;b=2"' in found["html"]
    assert found["html"].startswith("<p><a ")
    del found["html"]
    assert found == {
        "url": "https://inconnu.example.org/?a=1&b=2",
        "provider": "inconnu.example.org",
        "title": "",
        "thumbnailUrl": None,
    }


def test_key_figures() -> None:
    fields = "... on KeyFiguresBlock { figures { label value display unit asOf } }"

    assert blocks(fields, key_figures((15000000, "euros", "€", 2019), ("0.5", "place"))) == [
        {
            "figures": [
                {
                    "label": "euros",
                    "value": 15000000.0,
                    "display": "15\u202f000\u202f000\u00a0€",
                    "unit": "€",
                    "asOf": 2019,
                },
                {"label": "place", "value": 0.5, "display": "0,5", "unit": None, "asOf": None},
            ]
        }
    ]


def test_table() -> None:
    fields = "... on TableBlock { caption header rows }"
    headless = table(["a", "b"])
    headless["value"]["table"]["first_row_is_table_header"] = False
    holed = table(["Quartier", "Ateliers"], ["Centre", None], [None, 12])

    assert blocks(fields, table(), headless, holed) == [
        {"caption": "Ateliers par quartier", "header": ["Quartier", "Ateliers"], "rows": [["Centre", "12"]]},
        {"caption": "Ateliers par quartier", "header": [], "rows": [["a", "b"]]},
        {"caption": "Ateliers par quartier", "header": ["Quartier", "Ateliers"], "rows": [["Centre", ""], ["", "12"]]},
    ]


def test_related_pages_are_the_visible_ones_in_the_editors_order() -> None:
    second, first = StandardPageFactory(title="Deux"), RubricFactory(title="Un")
    hidden, home = StandardPageFactory(live=False), make_site().home

    fields = "... on RelatedPagesBlock { title pages { __typename title path } }"
    assert blocks(fields, related_pages(first, hidden, second, home, title="À lire"), related_pages(hidden)) == [
        {
            "title": "À lire",
            "pages": [
                {"__typename": "RubricPage", "title": "Un", "path": f"/{first.slug}/"},
                {"__typename": "StandardPage", "title": "Deux", "path": f"/{second.slug}/"},
                {"__typename": "HomePage", "title": "Le Labo", "path": "/"},
            ],
        },
        {"title": "", "pages": []},
    ]


def test_bodies_of_front_and_standard_pages_are_answered_alike() -> None:
    standard = StandardPageFactory(body=body(heading("Ici"), block("autre", "x")))
    home = make_site().home
    home.body = body(heading("Là"))
    home.save()

    text = "body { blockType ... on HeadingBlock { text } }"
    own = f"... on StandardPage {{ {text} }} ... on HomePage {{ {text} }}"
    found = ask(f"{{ a: page(id: {standard.pk}) {{ {own} }} b: page(id: {home.pk}) {{ {own} }} }}")
    assert found == {
        "a": {"body": [{"blockType": "HeadingBlock", "text": "Ici"}]},
        "b": {"body": [{"blockType": "HeadingBlock", "text": "Là"}]},
    }
