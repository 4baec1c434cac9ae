"""Rich text as plain text."""

import pytest

from cms.core.rich_text import ImageTarget, LinkTarget, RichText, Targets, plain

TARGETS = Targets(pages={3: LinkTarget("/x/")}, images={5: ImageTarget("/x.jpg", 8, 6, "A cup")})


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<h2>one</h2>two<hr/>three", "one\ntwo\nthree"),
        ("<p>one<br/>two <br/> three</p>", "one\ntwo\nthree"),
        ("<ul><li>one</li><li>two<ol><li>three</li></ol></li></ul>", "one\ntwo\nthree"),
        ("<blockquote>one<p>two</p></blockquote>", "one\ntwo"),
        ("<p>on<b>e</b> <i> two</i></p>", "one two"),
        ("<p>one</p>\n\n  <p>  two  three </p>", "one\ntwo three"),
        (
            "<p>l&#x27;&eacute;t&eacute; &lt;b&gt; &amp;amp; «&nbsp;x&nbsp;»</p>",
            "l'été <b> &amp; «\xa0x\xa0»",
        ),
        ("<table><tr><td>one</td><td>two</td></tr></table>", "one\ntwo"),
        ('<p>a <a linktype="page" id="3">b</a> <a linktype="page" id="4">c</a> d</p>', "a b c d"),
        ('<p>a</p><embed embedtype="image" id="5" alt="x"/><p>b</p>', "a\nb"),
        ('<p>a</p><embed embedtype="media" url="https://v.example.org/1"/>', "a\nhttps://v.example.org/1"),
        ("<p>a&#1;b\x00c\ud800</p>", "abc?"),
    ],
)
def test_blocks_stand_on_lines_of_their_own(source: str, text: str) -> None:
    assert RichText(source, TARGETS).text == text
    assert plain(source) == text
