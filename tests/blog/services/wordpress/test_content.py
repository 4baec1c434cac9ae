"""What WordPress stores becomes the HTML that it would show."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from blog.services.wordpress.content import to_html
from cms.newsroom.importing.kit import LeftOut, to_blocks

PLUG_IN = "Une extension de WordPress produit ceci : mettez-y un élément d’ici."


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def blocks(content: str) -> list[tuple[str, object]]:
    return to_blocks(to_html(content, []), lambda found: found.src or found.classes).blocks


def left_out(content: str) -> list[tuple[str, str]]:
    found: list[LeftOut] = []
    to_html(content, found)
    return [(each.what, each.reason) for each in found]


@pytest.mark.parametrize(
    ("content", "stored"),
    [
        ("Un\n\nDeux\nlignes\r\n\r\nTrois", "<p>Un</p><p>Deux<br/> lignes</p><p>Trois</p>"),
        ("Un\n<!--more-->\nDeux", "<p>Un</p><p>Deux</p>"),
        ("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\nFin", "<ul><li>a</li><li>b</li></ul><p>Fin</p>"),
        ("Avant\n<pre>a\n\nb</pre>\nAprès", "<p>Avant</p><p><code>a</code><br/><br/><code>b</code></p><p>Après</p>"),
        ("<p>Des mots [sic] et [note 1].</p>", "<p>Des mots [sic] et [note 1].</p>"),
        ('[su_box title="a"]Dedans[/su_box] après', "<p>Dedans après</p>"),
    ],
)
def test_classic_posts_have_the_paragraphs_that_wordpress_shows(content: str, stored: str) -> None:
    assert blocks(content) == [("paragraph", stored)]


def test_a_classic_caption_is_that_of_its_picture() -> None:
    content = '[caption id="a1" width="300"]<a href="x"><img class="wp-image-7" src="https://a.example/p.png" alt="Port" /></a> Le <b>port</b>[/caption]'

    [(kind, value)] = blocks(content)

    assert (kind, value["image"], value["alt"], value["caption"]) == (
        "image",
        "https://a.example/p.png",
        "Port",
        "Le port",
    )


def test_a_gallery_is_its_pictures() -> None:
    assert [value["image"] for _kind, value in blocks('[gallery columns="2" ids="7, 8"]')] == [
        ("wp-image-7",),
        ("wp-image-8",),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "[embed]https://vimeo.com/12[/embed]",
        "[vimeo https://vimeo.com/12]",
        "\nhttps://vimeo.com/12\n",
        '<!-- wp:embed {"url":"https://vimeo.com/12"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/12\n</div></figure><!-- /wp:embed -->',
        '<iframe src="https://player.vimeo.com/video/12"></iframe>',
    ],
)
def test_videos_are_embeds_however_they_were_put_in(content: str) -> None:
    assert blocks(content) == [("embed", {"embed": "https://vimeo.com/12"})]


GUTENBERG = """
<!-- wp:heading {"level":3} --><h3 class="wp-block-heading">Un lieu</h3><!-- /wp:heading -->
<!-- wp:paragraph --><p>Un <strong>atelier</strong>.</p><!-- /wp:paragraph -->
<!-- wp:columns --><div class="wp-block-columns"><div class="wp-block-column">
<!-- wp:list --><ul><!-- wp:list-item --><li>Nîmes</li><!-- /wp:list-item --></ul><!-- /wp:list -->
</div></div><!-- /wp:columns -->
<!-- wp:quote --><blockquote class="wp-block-quote"><p>On apprend.</p><cite>Une bénévole</cite></blockquote><!-- /wp:quote -->
<!-- wp:image {"id":7} --><figure class="wp-block-image"><img src="https://a.example/p-300x200.png" alt="Port" class="wp-image-7"/><figcaption>Le port</figcaption></figure><!-- /wp:image -->
<!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>Ville</th></tr></thead><tbody><tr><td>Nîmes</td></tr></tbody></table><figcaption>Lieux</figcaption></figure><!-- /wp:table -->
<!-- wp:buttons --><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://a.example/b">Venir</a></div></div><!-- /wp:buttons -->
<!-- wp:latest-posts {"postsToShow":3} /-->
"""


def test_gutenbergs_blocks_become_ours() -> None:
    assert [kind for kind, _value in blocks(GUTENBERG)] == [
        "heading",
        "paragraph",
        "quote",
        "image",
        "table",
        "paragraph",
    ]
    assert blocks(GUTENBERG)[1] == ("paragraph", "<p>Un <b>atelier</b>.</p><ul><li>Nîmes</li></ul>")
    assert blocks(GUTENBERG)[-1] == ("paragraph", '<p><a href="https://a.example/b">Venir</a></p>')


def test_what_plug_ins_and_servers_make_is_listed() -> None:
    assert left_out(GUTENBERG) == [
        ("latest-posts", "WordPress refait ce bloc chaque fois : l’export n’en contient rien.")
    ]
    assert left_out('[contact-form-7 id="3"] [su_note]a[/su_note]') == [
        ("[contact-form-7]", PLUG_IN),
        ("[su_note]", PLUG_IN),
    ]


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "content", ["[a " * 50_000, "[abc x=" * 30_000, "<!-- wp:a " * 30_000, "[caption]" * 20_000, "<pre>" * 20_000]
)
def test_odd_content_is_read_in_bearable_time(content: str) -> None:
    to_html(content[:150_000], [])
