"""The links of a rich text."""

from cms.core.rich_text import Link, LinkTarget, RichText, Targets


def test_links_come_in_order_with_what_is_behind_them() -> None:
    page = object()
    source = (
        '<p>a <a linktype="page" id="3"> one <b>two</b></a> <a linktype="page" id="4">hidden</a></p>'
        '<ul><li><a href="https://example.org/">three<br/>four</a></li></ul>'
        '<embed embedtype="media" url="https://v.example.org/1"/>'
        '<h2><a linktype="document" id="3">five</a></h2>'
    )
    targets = Targets(pages={3: LinkTarget("/x/", page)}, documents={3: LinkTarget("/d/3/")})
    assert RichText(source, targets).links == (
        Link("one two", "/x/", page),
        Link("three\nfour", "https://example.org/", None),
        Link("https://v.example.org/1", "https://v.example.org/1", None),
        Link("five", "/d/3/", None),
    )


def test_a_text_without_links_has_none() -> None:
    assert RichText("<p>a</p>", Targets()).links == ()
