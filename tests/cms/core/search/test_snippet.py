"""Snippets show why something was found, and are safe to insert."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from cms.core.search.query import read_query
from cms.core.search.snippet import WORDS, snippet
from cms.core.search.words import composed


def marked(text: str, query: str) -> str:
    return snippet(text, read_query(query, "fr"))


def test_found_words_are_marked_as_they_were_written() -> None:
    assert marked("Des associations de médiation.", "mediation association") == (
        "Des <mark>associations</mark> de <mark>médiation</mark>."
    )


def test_text_is_escaped() -> None:
    assert marked('<b onclick="x">L\'emploi & la <i>ville</i></b>', "emploi") == (
        "&lt;b onclick=&quot;x&quot;&gt;L&#x27;<mark>emploi</mark> &amp; la &lt;i&gt;ville&lt;/i&gt;&lt;/b&gt;"
    )


def test_passage_has_the_most_words_of_the_query() -> None:
    far = "numérique " + "remplissage " * 100
    text = f"{far}Un atelier numérique ouvre à Nantes. {'encore ' * 100}"

    found = marked(text, "numérique Nantes")

    assert "atelier <mark>numérique</mark> ouvre à <mark>Nantes</mark>." in found
    assert found.startswith("… remplissage")
    assert found.endswith("encore …")
    assert len(re.findall(r"\w+", found.replace("mark", ""))) == WORDS


def test_without_a_found_word_the_text_begins_at_its_beginning() -> None:
    assert marked("Une phrase courte.", "absent") == "Une phrase courte."
    assert marked("mot " * 50, "absent") == "mot " * (WORDS - 1) + "mot …"
    assert marked("", "absent") == ""
    assert marked("…", "absent") == ""


@given(st.text(), st.text())
def test_no_other_markup_and_no_invented_words(text: str, query: str) -> None:
    found = marked(text, query)

    without = found.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in without
    assert ">" not in without
    kept = unescape(without).removeprefix("… ").removesuffix(" …")
    assert " ".join(kept.split()) in " ".join(composed(text).split()) or not re.search(r"[^\W_]", text)
