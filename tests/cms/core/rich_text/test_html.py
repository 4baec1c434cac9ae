"""Rich text as safe HTML."""

import pytest

from cms.core.rich_text import ImageTarget, LinkTarget, RichText, Targets
from cms.core.rich_text.rich_text import LONGEST, _html

TARGETS = Targets(
    pages={3: LinkTarget("/inclusion/"), 8: LinkTarget("javascript:alert(1)")},
    documents={4: LinkTarget("https://cms.example.org/documents/4/report.pdf")},
    images={5: ImageTarget("/media/cup.jpg", 800, 600, "A cup"), 9: ImageTarget("data:,x", 1, 1, "")},
)


def html(source: str) -> str:
    return RichText(source, TARGETS).html


def test_a_text_is_rendered_once_as_long_as_what_it_names_is_the_same() -> None:
    source = '<p>Voir <a linktype="page" id="3">la rubrique</a>.</p>'
    moved = Targets(pages={3: LinkTarget("/mobilite/"), 8: LinkTarget("/autre/")})
    _html.cache_clear()

    assert [RichText(source, TARGETS).html for _reader in range(3)] == [
        '<p>Voir <a href="/inclusion/">la rubrique</a>.</p>'
    ] * 3
    assert _html.cache_info()[:2] == (2, 1)
    assert RichText(source, moved).html == '<p>Voir <a href="/mobilite/">la rubrique</a>.</p>'
    assert RichText(source, Targets()).html == "<p>Voir la rubrique.</p>"
    assert _html.cache_info()[:2] == (2, 3)


def test_long_texts_are_rendered_each_time_so_that_what_is_kept_is_bounded() -> None:
    _html.cache_clear()
    source = f"<p>{'a' * LONGEST}</p>"

    assert RichText(source, TARGETS).html == source
    assert _html.cache_info().currsize == 0


def test_what_the_editor_writes_is_kept_as_stored() -> None:
    source = (
        "<h2>Title</h2><p>One <b>bold</b>, <i>italic</i>, <strong>strong</strong>, <em>stressed</em>,<br>"
        "<s>old</s> <del>gone</del> <code>x</code> 2<sup>nd</sup> H<sub>2</sub>O <q>said</q></p>"
        "<ol><li>first<ul><li>below</li></ul></li><li>second</li></ol><blockquote>words</blockquote><hr>"
        "<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6>"
    )
    assert html(source) == source


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ('<a linktype="page" id="3">a</a>', '<a href="/inclusion/">a</a>'),
        (
            '<a linktype="document" id="4">a</a>',
            '<a href="https://cms.example.org/documents/4/report.pdf">a</a>',
        ),
        (
            '<a href="https://example.org/?a=1&amp;b=2">a</a>',
            '<a href="https://example.org/?a=1&amp;b=2">a</a>',
        ),
        (
            '<a href="http://example.org" onclick="x()" target="_top">a</a>',
            '<a href="http://example.org">a</a>',
        ),
        ('<a href="mailto:lab@example.org">a</a>', '<a href="mailto:lab@example.org">a</a>'),
        ('<a href="tel:+33123456789">a</a>', '<a href="tel:+33123456789">a</a>'),
        ('<a href="/about/">a</a>', '<a href="/about/">a</a>'),
        ('<a href=" https://example.org/a b.pdf ">a</a>', '<a href="https://example.org/a%20b.pdf">a</a>'),
    ],
)
def test_a_link_leads_to_what_readers_may_see(stored: str, shown: str) -> None:
    assert html(f"<p>See {stored}.</p>") == f"<p>See {shown}.</p>"


@pytest.mark.parametrize(
    "link",
    [
        '<a linktype="page" id="99">a</a>',
        '<a linktype="document" id="3">a</a>',
        '<a linktype="page" id="three">a</a>',
        '<a linktype="page">a</a>',
        '<a linktype="page" id="99" href="https://example.org/99/">a</a>',
        '<a linktype="snippet" id="3">a</a>',
        '<a linktype="page" id="8">a</a>',
        "<a>a</a>",
        '<a href="">a</a>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="JaVa&#10;Script:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<a href="//example.org/">a</a>',
        '<a href="/\\example.org/">a</a>',
        '<a href="\\\\example.org/">a</a>',
        '<a href="page/">a</a>',
        '<a href="https:example.org">a</a>',
        '<a href="https://">a</a>',
    ],
)
def test_any_other_link_is_unwrapped(link: str) -> None:
    assert html(f"<p>See <b>{link}</b>.</p>") == "<p>See <b>a</b>.</p>"


def test_an_image_is_shown_with_the_alternative_text_of_its_place() -> None:
    shown = '<figure><img src="/media/cup.jpg" alt="{}" width="800" height="600" loading="lazy"></figure>'
    stored = '<embed embedtype="image" id="5" format="left" alt="{}"/>'
    assert html(stored.format("The lab&#x27;s &lt;cup&gt;")) == shown.format("The lab's &lt;cup&gt;")
    assert html(stored.format("")) == shown.format("")
    assert html('<embed embedtype="image" id="5" format="left"/>') == shown.format("A cup")


@pytest.mark.parametrize(
    "image",
    [
        '<embed embedtype="image" id="6" alt="secret"/>',
        '<embed embedtype="image" id="five" alt="secret"/>',
        '<embed embedtype="image" alt="secret"/>',
        '<embed embedtype="image" id="9" alt="secret"/>',
        '<embed embedtype="other" id="5"/>',
        '<embed src="https://example.org/x.swf"/>',
        '<img src="/media/secret.jpg" alt="secret">',
    ],
)
def test_any_other_image_vanishes(image: str) -> None:
    assert html(f"<p>one</p>{image}<p>two</p>") == "<p>one</p><p>two</p>"


def test_a_medium_becomes_a_link_to_it() -> None:
    url = "https://video.example.org/watch?v=1&amp;t=2"
    stored, link = f'<embed embedtype="media" url="{url}"/>', f'<a href="{url}">{url}</a>'
    assert html(stored) == f"<p>{link}</p>"
    assert html(f"<ul><li>{stored}</li><li>a{stored}</li></ul>") == (
        f"<ul><li>{link}</li><li><p>a</p><p>{link}</p></li></ul>"
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "/video",
        "https://[",
        "https://localhost/",
        "https://u:p@example.org/",
        "ftp://a.org",
    ],
)
def test_a_medium_at_a_doubtful_address_vanishes(url: str) -> None:
    assert html(f'<p>a</p><embed embedtype="media" url="{url}"/>') == "<p>a</p>"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("<p></p><p> <br/> </p><ul><li></li></ul><blockquote><p></p></blockquote><h2></h2>", ""),
        ("<h1>Title</h1>", "<h2>Title</h2>"),
        ("bare words", "<p>bare words</p>"),
        ("<div>a</div><section>b<p>c</p>d</section>", "<p>a</p><p>b</p><p>c</p><p>d</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<ul>a<li>b</li><ul><li>c</li></ul></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<li>a</li>", "<p>a</p>"),
        ("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<h2><p>a</p></h2>", "<h2>a</h2>"),
        ("<p>a<h2>b", "<p>a</p><h2>b</h2>"),
        ("<b><p>a</p><p>b</p></b>", "<p><b>a</b></p><p><b>b</b></p>"),
        ("<p><b><b>a</b></b><i>b<b>c</i>d</b></p>", "<p><b>a</b><i>b<b>c</b></i><b>d</b></p>"),
        ("<p><b>a<br/>b</b><br/>c<br/></p>", "<p><b>a<br>b</b><br>c</p>"),
        ("<p> a \n\t b <b> c</b> </p>", "<p>a b <b>c</b></p>"),
        ('<p>a<a href="/x/"> </a>b<a href="/x/"></a></p>', "<p>a b</p>"),
        (
            "<p>&lt;script&gt; &amp;amp; «&nbsp;a&nbsp;»</p>",
            "<p>&lt;script&gt; &amp;amp; «&nbsp;a&nbsp;»</p>",
        ),
        ("<!-- secret --><p>a</p>", "<p>a</p>"),
        ('<p style="color:red" id="x" class="y">a <span lang="en">b</span></p>', "<p>a b</p>"),
    ],
)
def test_odd_html_becomes_plain_html(stored: str, shown: str) -> None:
    assert html(stored) == shown


@pytest.mark.parametrize(
    "tag",
    [
        "script",
        "style",
        "xmp",
        "iframe",
        "object",
        "svg",
        "math",
        "noscript",
        "template",
        "textarea",
        "title",
    ],
)
def test_what_is_no_text_goes_with_its_contents(tag: str) -> None:
    assert html(f"<p>a</p><{tag}>secret</{tag}><p>b</p>") == "<p>a</p><p>b</p>"
