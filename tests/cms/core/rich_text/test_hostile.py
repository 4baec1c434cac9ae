"""Texts made to break the reader: each is read, in bounded time and depth."""

import json
import time

import pytest

from cms.core.rich_text import Link, RichText, Targets, references

HOSTILE = {
    "divisions": "<div>" * 9_000,
    "lists": "<ul><li>" * 4_500,
    "quotations": "<blockquote>" * 9_000,
    "tables": "<table><td>" * 4_500,
    "marks": "<b><i>" * 4_500,
    "links": "<a href=/x/>" * 9_000,
    "headings": "<h2><div>" * 4_500,
    "copied marks": "<p>" + "".join(f"<b id={n}>" for n in range(2_500)) + "<p>x" * 2_500,
    "more tags than a book has": "<div>" * 200_000,
    "angle brackets": "<" * 200_000,
    "comments": "<!--" * 50_000,
    "one endless tag": "<a " + "x" * 200_000,
    "endless attributes": "<a " + " ".join(f"x{n}=1" for n in range(20_000)) + ">",
    "quotes": "<a'\"" * 9_000 + ">",
    "spaces": " \n" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time_and_depth(name: str) -> None:
    started = time.perf_counter()
    rich_text = RichText(HOSTILE[name] + "<p>the end</p>", Targets())
    assert rich_text.text.endswith("the end")
    assert rich_text.html.count("the end") == 1
    assert json.dumps(rich_text.ast).count("the end") == 1
    assert rich_text.links in ((), (Link("the end", "/x/", None),))
    assert references(rich_text.source).pages == frozenset()
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<blockquote>", "<b><i>", "<table><td>", "<ol>"])
def test_words_below_a_thousand_levels_are_kept(opening: str) -> None:
    rich_text = RichText(opening * 1_000 + "words", Targets())
    assert rich_text.text == "words"
    assert depth(rich_text.ast) <= 20


def test_a_text_of_too_many_tags_keeps_its_words() -> None:
    rich_text = RichText("<p>a &lt; b</p>" * 6_000, Targets())
    assert rich_text.text == " ".join(["a < b"] * 6_000)


def depth(node: object) -> int:
    children = node.get("children", []) if isinstance(node, dict) else []
    return 1 + max((depth(child) for child in children), default=0)
