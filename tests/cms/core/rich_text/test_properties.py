"""What holds for every text, however hostile."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cms.core.rich_text import ImageTarget, LinkTarget, RichText, Targets, plain, references
from cms.core.rich_text.ast import JsonNode

VALIDATOR = Draft202012Validator(
    json.loads((Path(__file__).parents[4] / "docs" / "rich-text.schema.json").read_text("utf-8"))
)
HIDDEN = 987654321
TARGETS = Targets(
    pages={3: LinkTarget("/a/", "a page"), 4: LinkTarget("https://example.org/b?c=1&d=2")},
    documents={3: LinkTarget("/documents/3/é.pdf")},
    images={5: ImageTarget('/x".jpg', 8, 6, '"<b>')},
)
NO_IMAGES = Targets(TARGETS.pages, TARGETS.documents)

SHOWN = [
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "figure", "img", "br", "a",
    "b", "strong", "i", "em", "s", "del", "code", "sup", "sub", "q",
]  # fmt: skip
OTHERS = [
    "h1", "u", "small", "font", "span", "div", "pre", "figcaption", "table", "tbody", "tr", "td", "th",
    "dl", "dt", "dd", "caption", "section", "object", "svg", "math", "script", "style", "template",
    "textarea", "title", "xmp", "iframe", "noscript", "select", "option", "form", "button", "input", "body",
    "html", "frameset", "plaintext",
]  # fmt: skip
TAGS = SHOWN + OTHERS
ATTRIBUTES = [
    "",
    ' linktype="page" id="3"',
    ' linktype="page" id="4"',
    ' linktype="document" id="3"',
    f' linktype="page" id="{HIDDEN}"',
    f' linktype="document" id={HIDDEN}',
    ' href="https://example.org/"',
    ' href="/root/"',
    ' href="javascript:alert(1)"',
    ' href=" java&#10;script:alert(1)"',
    ' href="//evil.example"',
    ' href="https://["',
    ' onclick="alert(1)"',
    " onerror=alert(1) src=x",
    ' style="background:url(javascript:alert(1))"',
    ' class="a" id="b"',
]
EMBEDS = [
    '<embed embedtype="image" id="5" format="left" alt="a &quot; &lt;b&gt;"/>',
    '<embed embedtype="image" id="5"/>',
    f'<embed embedtype="image" id="{HIDDEN}" alt="x"/>',
    '<embed embedtype="media" url="https://video.example.org/1?a=1&amp;b=2"/>',
    '<embed embedtype="media" url="javascript:alert(1)"/>',
    '<embed embedtype="media" url="https://a..b/"/>',
]
JUNK = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<a ",
    "&lt;",
    "&#0;",
    "&#1;",
    "\x00",
    "\ud800",
]

openings = st.builds(lambda tag, attributes: f"<{tag}{attributes}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
anchors = st.sampled_from(ATTRIBUTES).map(lambda attributes: f"<a{attributes}>")
closings = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
words = st.sampled_from([" ", "\n", "one", "two ", " three", "é\xa0:", "&amp;", "\u2028"])
orderly = st.one_of(words, openings, closings, anchors, st.sampled_from(EMBEDS))
pieces = st.one_of(orderly, st.sampled_from(JUNK), st.text(max_size=5))
sources = st.lists(pieces, max_size=30).map("".join)
orderly_sources = st.lists(orderly, max_size=30).map("".join)

UNHURRIED = settings(deadline=None)  # a busy machine is no failure


class Shown(HTMLParser):
    """What a page that holds the HTML would show: tags with attributes, and words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def tree_text(node: JsonNode) -> str:
    """Read the plain text off a tree, as a frontend would from the documentation."""
    children = node.get("children", [])
    assert isinstance(children, list)
    parts = [tree_text(child) for child in children]
    match node["type"]:
        case "text":
            return str(node["value"])
        case "lineBreak":
            return "\n"
        case "embed":
            return str(node["url"])
        case "paragraph" | "heading" | "link":
            return "".join(parts)
    return "\n".join(part for part in parts if part)


@UNHURRIED
@given(sources)
def test_html_holds_nothing_that_runs(source: str) -> None:
    allowed = {"href", "src", "alt", "width", "height", "loading"}
    for tag, attributes in Shown(RichText(source, TARGETS).html).tags:
        assert tag in SHOWN
        assert set(attributes) <= allowed
        for name in ("href", "src"):
            address = attributes.get(name, "/")
            assert address is not None
            assert re.match(r"https?://|mailto:|tel:|/(?![/\\])", address)


@UNHURRIED
@given(sources)
def test_html_is_well_formed_and_sanitised_for_good(source: str) -> None:
    html = RichText(source, TARGETS).html
    attributes = {"a": {"href"}, "img": {"src", "alt", "width", "height", "loading"}}
    assert nh3.clean(html, attributes=attributes, link_rel=None) == html


@UNHURRIED
@given(sources)
def test_html_read_again_stays_the_same(source: str) -> None:
    html = RichText(source, NO_IMAGES).html  # images come from targets alone, so written ones aren't read
    assert RichText(html, Targets()).html == html


@UNHURRIED
@given(sources)
def test_text_is_the_same_in_every_form(source: str) -> None:
    rich_text = RichText(source, TARGETS)
    assert rich_text.text == tree_text(rich_text.ast) == plain(source)
    assert "".join(Shown(rich_text.html).words.split()) == "".join(rich_text.text.split())


@UNHURRIED
@given(sources)
def test_text_has_no_doubled_or_outer_spaces(source: str) -> None:
    text = plain(source)
    assert "  " not in text
    assert all(line == line.strip(" ") for line in text.split("\n"))


@UNHURRIED
@given(sources)
def test_the_schema_describes_every_tree(source: str) -> None:
    ast = RichText(source, TARGETS).ast
    VALIDATOR.validate(ast)
    assert json.loads(json.dumps(ast)) == ast


@UNHURRIED
@given(sources)
def test_a_hidden_target_leaves_no_trace(source: str) -> None:
    hidden, unknown = RichText(source, TARGETS), RichText(source.replace(str(HIDDEN), "none"), TARGETS)
    assert str(HIDDEN) not in "".join([hidden.html, hidden.text, json.dumps(hidden.ast), repr(hidden.links)])
    assert (hidden.html, hidden.ast, hidden.links) == (unknown.html, unknown.ast, unknown.links)


@UNHURRIED
@given(sources)
def test_every_link_of_the_html_is_listed(source: str) -> None:
    rich_text = RichText(source, TARGETS)
    written = [attributes["href"] for tag, attributes in Shown(rich_text.html).tags if tag == "a"]
    assert [link.href for link in rich_text.links] == written
    assert all(link.text for link in rich_text.links)


@UNHURRIED
@given(orderly_sources)
def test_the_targets_that_a_text_names_are_all_it_needs(source: str) -> None:
    named = references(source)
    loaded = Targets(
        pages={key: TARGETS.pages[key] for key in named.pages & TARGETS.pages.keys()},
        documents={key: TARGETS.documents[key] for key in named.documents & TARGETS.documents.keys()},
        images={key: TARGETS.images[key] for key in named.images & TARGETS.images.keys()},
    )
    assert RichText(source, loaded).html == RichText(source, TARGETS).html
