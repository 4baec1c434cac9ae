"""Rich text as a tree, and the schema that documents it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cms.core.rich_text import ImageTarget, LinkTarget, RichText, Targets
from cms.core.rich_text.ast import JsonNode

SCHEMA = json.loads((Path(__file__).parents[4] / "docs" / "rich-text.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
TARGETS = Targets(pages={3: LinkTarget("/x/")}, images={5: ImageTarget("/x.jpg", 8, 6, "A cup")})


def words(value: str, *marks: str) -> JsonNode:
    return {"type": "text", "value": value, "marks": list(marks)}


def paragraph(*children: JsonNode) -> JsonNode:
    return {"type": "paragraph", "children": list(children)}


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", []),
        ("<p>a <b>b</b><i>c</i></p>", [paragraph(words("a "), words("b", "strong"), words("c", "emphasis"))]),
        ("<p><b><strong><em>a</em></strong></b></p>", [paragraph(words("a", "strong", "emphasis"))]),
        ("<p><s>a</s><del>b</del></p>", [paragraph(words("a", "strike"), words("b", "strike"))]),
        (
            "<p><code>a</code><sup>b</sup><sub>c</sub><q>d</q></p>",
            [
                paragraph(
                    words("a", "code"),
                    words("b", "superscript"),
                    words("c", "subscript"),
                    words("d", "quote"),
                )
            ],
        ),
        ("<p>a<br/>b</p>", [paragraph(words("a"), {"type": "lineBreak"}, words("b"))]),
        ("<h3>a</h3>", [{"type": "heading", "level": 3, "children": [words("a")]}]),
        (
            "<ol><li>a<ul><li>b</li></ul></li></ol>",
            [
                {
                    "type": "list",
                    "ordered": True,
                    "children": [
                        {
                            "type": "listItem",
                            "children": [
                                paragraph(words("a")),
                                {
                                    "type": "list",
                                    "ordered": False,
                                    "children": [{"type": "listItem", "children": [paragraph(words("b"))]}],
                                },
                            ],
                        }
                    ],
                }
            ],
        ),
        (
            "<blockquote>a</blockquote><hr/>",
            [{"type": "blockquote", "children": [paragraph(words("a"))]}, {"type": "rule"}],
        ),
        (
            '<p><b><a linktype="page" id="3">a</a></b> <a linktype="page" id="4">b</a></p>',
            [paragraph({"type": "link", "href": "/x/", "children": [words("a", "strong")]}, words(" b"))],
        ),
        (
            '<embed embedtype="image" id="5" alt="x"/><embed embedtype="image" id="6"/>',
            [{"type": "image", "src": "/x.jpg", "alt": "x", "width": 8, "height": 6}],
        ),
        (
            '<p><a href="mailto:a@example.org">a</a></p><embed embedtype="media" url="https://v.example.org/1"/>',
            [
                paragraph({"type": "link", "href": "mailto:a@example.org", "children": [words("a")]}),
                {"type": "embed", "url": "https://v.example.org/1"},
            ],
        ),
    ],
)
def test_the_tree_says_what_the_text_says(source: str, blocks: list[JsonNode]) -> None:
    ast = RichText(source, TARGETS).ast
    assert ast == {"type": "root", "children": blocks}
    VALIDATOR.validate(ast)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "paragraph"},
        {"type": "paragraph", "children": []},
        {"type": "paragraph", "children": [{"type": "rule"}]},
        {"type": "paragraph", "children": [{"type": "text", "value": "a", "marks": ["b"]}]},
        {"type": "paragraph", "children": [{"type": "text", "value": "a", "marks": []}], "id": 3},
        {"type": "heading", "level": 1, "children": [{"type": "text", "value": "a", "marks": []}]},
        {"type": "embed", "url": "javascript:alert(1)"},
        {"type": "table"},
    ],
)
def test_the_schema_refuses_another_tree(block: JsonNode) -> None:
    assert not VALIDATOR.is_valid({"type": "root", "children": [block]})
