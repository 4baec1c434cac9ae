"""HTML from anywhere becomes the blocks of a body; what can't be carried over is listed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from cms.core.rich_text import plain
from cms.newsroom.importing.html import FoundPicture, to_blocks
from cms.newsroom.importing.html.inline import MAX_DEPTH
from cms.newsroom.importing.html.reading import MAX_TAGS
from cms.newsroom.importing.refusals import ImportRefused


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def as_found(found: FoundPicture) -> Any:
    return found.src


def blocks(html: str, base: str = "") -> list[tuple[str, Any]]:
    return to_blocks(html, as_found, base).blocks


def left_out(html: str) -> list[tuple[str, str]]:
    return [(each.what, each.reason) for each in to_blocks(html, as_found).left_out]


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<p>Un <strong>atelier</strong> <em>libre</em></p>", "<p>Un <b>atelier</b> <i>libre</i></p>"),
        ("Des mots<br>sans balise", "<p>Des mots<br/>sans balise</p>"),
        ("<p> </p><p>&nbsp;</p><div><br></div>", None),
        ("<div>Un<p>Deux</p>Trois</div>", "<p>Un</p><p>Deux</p><p>Trois</p>"),
        ("<ul><li>A<ul><li>B</li></ul></li><li><p>C</p><p>D</p></li></ul>", "<ul><li>A<ul><li>B</li></ul></li><li>C<br/>D</li></ul>"),
        ("<ol><li></li></ol><p>x</p>", "<p>x</p>"),
        ("<p>H<sub>2</sub>O <code>ls</code> <u>souligné</u> <span style='color:red'>rouge</span></p>", "<p>H<sub>2</sub>O <code>ls</code> souligné rouge</p>"),
        ("<pre>un\n  deux &lt;b&gt;</pre>", "<p><code>un</code><br/><code>deux &lt;b&gt;</code></p>"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><hr/><p>b</p>"),
        ("<blockquote><p>Un</p><p>Deux</p></blockquote>", "<blockquote>Un</blockquote><blockquote>Deux</blockquote>"),
        ("<p><a href='https://example.org/?a=1&amp;b=2'>lien</a></p>", '<p><a href="https://example.org/?a=1&amp;b=2">lien</a></p>'),
        ("<p><a href='javascript:alert(1)'>lien</a> <a href='#note'>1</a> <a href='page'>p</a></p>", "<p>lien 1 p</p>"),
        ("<p>a<script>alert(1)</script><style>b{}</style><!-- c --></p>", "<p>a</p>"),
        ("<p onclick='x'>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)  # fmt: skip
def test_running_text_keeps_what_editors_can_make_and_nothing_else(html: str, stored: str | None) -> None:
    assert blocks(html) == ([("paragraph", stored)] if stored else [])


def test_relative_links_are_made_absolute_where_the_place_is_known() -> None:
    assert blocks("<p><a href='../b'>b</a></p>", "https://example.org/x/a/") == [
        ("paragraph", '<p><a href="https://example.org/x/b">b</a></p>')
    ]


def test_headings_begin_at_level_2_and_skip_none() -> None:
    html = "".join(f"<h{level}>T{level}</h{level}>" for level in (3, 6, 1, 2, 5, 6, 2))

    assert [value["level"] for _kind, value in blocks(html)] == ["2", "3", "2", "3", "4", "4", "3"]


def test_a_heading_that_is_too_long_stays_as_text() -> None:
    assert blocks(f"<h2>{'a' * 256}</h2>") == [("paragraph", f"<p>{'a' * 256}</p>")]
    with_picture = blocks(f"<h2>{'a' * 256}<img src='a.png' alt='b'></h2>")
    assert [kind for kind, _value in with_picture] == ["paragraph", "image"]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>On apprend.</p><cite>Une bénévole</cite></blockquote>",
        "<figure class='wp-block-pullquote'><blockquote><p>On apprend.</p><cite>Une bénévole</cite></blockquote></figure>",
        "<figure><blockquote><p>On apprend.</p></blockquote><figcaption>Une bénévole</figcaption></figure>",
    ],
)
def test_a_quotation_with_its_speaker_is_a_quote(html: str) -> None:
    assert blocks(html) == [
        ("quote", {"text": "On apprend.", "attribution": "", "speaker": "Une bénévole", "role": ""})
    ]


def test_tables_keep_their_cells_and_caption() -> None:
    html = "<figure><table><tr><th>Ville</th><th>N</th></tr><tr><td>Nîmes</td><td>3</td></tr></table><figcaption>Lieux</figcaption></figure>"

    [(kind, value)] = blocks(html)

    assert (kind, value["caption"], value["table"]["data"]) == ("table", "Lieux", [["Ville", "N"], ["Nîmes", "3"]])
    assert left_out(html) == []


def test_what_a_table_loses_is_listed() -> None:
    html = "<table><tr><td colspan='2'>A</td></tr><tr><td><b>B</b></td><td>C</td></tr></table>"

    [(_kind, value)] = blocks(html)

    assert value["table"]["data"] == [["A", ""], ["B", "C"]]
    assert (
        left_out(html)
        == [
            ("A | ", "Ce tableau n’a pas de légende : écrivez-en une."),
            ("A | ", "Des cellules de ce tableau étaient fusionnées : vérifiez-le."),
            ("A | ", "Les liens, listes et mots mis en forme de ce tableau sont devenus du texte simple."),
        ]
        or left_out(html)[0][0] == "A |"
    )


def test_a_table_that_lays_out_a_page_is_its_content() -> None:
    html = "<table><tr><td><p>Un</p></td><td><img src='a.png' alt='b'></td></tr></table>"

    assert [kind for kind, _value in blocks(html)] == ["paragraph", "image"]


@pytest.mark.parametrize("cell", ["td", "th"])
def test_tables_in_one_another_that_lay_out_a_page_keep_their_words_once(cell: str) -> None:
    inner = f"<table><tr><{cell}>Deux</{cell}></tr></table>"

    assert blocks(f"<table><tr><{cell}>Un{inner}Trois</{cell}></tr></table>") == [
        ("paragraph", "<p>Un</p><p>Deux</p><p>Trois</p>")
    ]


def test_pictures_divide_the_text_and_keep_their_words() -> None:
    html = "<p>Avant <a href='https://example.org/grand.png'><img src='https://example.org/a.png' alt='Un port'></a> après</p>"

    assert blocks(html) == [
        ("paragraph", "<p>Avant</p>"),
        (
            "image",
            {"image": "https://example.org/a.png", "alt": "Un port", "caption": "", "credit": "", "decorative": False},
        ),
        ("paragraph", "<p>après</p>"),
    ]


def test_a_figure_gives_its_caption_and_a_missing_alternative_is_listed() -> None:
    html = "<figure><img src='https://example.org/a.png'><figcaption>Le <b>port</b></figcaption></figure>"

    [(_kind, value)] = blocks(html)

    assert value["caption"] == "Le port"
    assert left_out(html) == [("Le port", "Cette image n’a pas de texte alternatif : écrivez-en un.")]


def test_a_picture_that_is_refused_is_listed_with_the_reason() -> None:
    def refuse(found: FoundPicture) -> None:
        raise ImportRefused("Trop grande.")

    converted = to_blocks("<p>a</p><img src='https://example.org/a.png' alt='Un port'>", refuse)

    assert converted.blocks == [("paragraph", "<p>a</p>")]
    assert [(each.what, each.reason) for each in converted.left_out] == [("Un port", "Trop grande.")]


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://www.youtube.com/embed/abc-1?rel=0'></iframe>",
        "<p>https://www.youtube.com/watch?v=abc-1</p>",
        "<figure class='wp-block-embed'><div>\nhttps://www.youtube.com/watch?v=abc-1\n</div></figure>",
    ],
)
def test_known_videos_are_embeds(html: str) -> None:
    assert blocks(html) == [("embed", {"embed": "https://www.youtube.com/watch?v=abc-1"})]


def test_what_cannot_be_carried_over_is_listed() -> None:
    html = (
        "<iframe src='https://example.org/carte'></iframe><video src='https://example.org/a.mp4'></video>"
        "<form><input></form><svg onload='x'></svg><p>a</p>"
    )

    assert blocks(html) == [("paragraph", "<p>a</p>")]
    assert left_out(html) == [
        ("<form>", "Ce genre d’élément ne peut pas être repris."),
        ("<svg>", "Ce genre d’élément ne peut pas être repris."),
        ("https://example.org/carte", "Ce qu’un autre site montre dans un cadre ne peut pas être repris."),
        (
            "https://example.org/a.mp4",
            "Les sons et vidéos ne peuvent pas être repris : déposez-les sur un service de vidéo.",
        ),
    ]


def test_very_deep_html_keeps_its_words() -> None:
    depth = MAX_DEPTH * 5

    assert plain(blocks("<div>" * depth + "fond" + "</div>" * depth)[0][1]) == "fond"
    assert "fond" in str(blocks("<ul><li>" * depth + "fond"))
    assert "fond" in str(blocks("<b><i>" * depth + "fond"))


def test_far_too_much_html_is_refused() -> None:
    with pytest.raises(ImportRefused, match=r"^Le texte est trop long pour un seul article : partagez-le\.$"):
        blocks("<p>a" * (MAX_TAGS + 1))


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h5",
        "blockquote",
        "cite",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
        "pre",
        "span",
        "img",
        "br",
        "hr",
        "script",
        "iframe",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.sampled_from(["mot", " ", "&lt;", "<a href='javascript:x'>", "<", "\x00", "<!--"])
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_html_becomes_blocks_that_hold_no_script_and_change_no_more(html: str) -> None:
    found = blocks(html)

    for kind, value in found:
        if kind == "paragraph":
            assert "<script" not in value
            assert "javascript:" not in value
            assert plain(value) or "<hr/>" in value
    written = "".join(value for kind, value in found if kind == "paragraph")
    again = "".join(value for kind, value in blocks(written) if kind == "paragraph")
    assert again == written
