"""Whatever an editor types, feeds are well formed, and keep the words."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.syndication.feeds.text import FORBIDDEN, clean, whole_html
from tests.cms.syndication.feeds import atom_rules, json_rules
from tests.cms.syndication.feeds.reading import get, parsed
from tests.factories import ArticleFactory, AuthorFactory, body, callout, heading, paragraph, quote, table

pytestmark = [pytest.mark.once, pytest.mark.django_db]

# Any character but the NUL and the halves of pairs, which no database takes, with what breaks markup more often.
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXT = st.text(ANY | st.sampled_from("<>&\"']]>\x01\x0b\x1f\ufffe\uffff\u2028"), max_size=40)
TITLE = TEXT.filter(lambda text: text.strip()).map(lambda text: text[:40])


class Undone(Exception):
    """Takes back what an example wrote."""


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TITLE, intro=TEXT, words=TEXT, name=TITLE)
def test_any_text_gives_feeds_that_can_be_read(title: str, intro: str, words: str, name: str) -> None:
    try:
        with transaction.atomic():
            blocks = [heading(words), paragraph(words), quote(words), callout(words), table()]
            author = AuthorFactory(name=name)
            ArticleFactory(title=title, intro=intro, source=words, authors=[author], body=body(*blocks))
            check(title)
            raise Undone
    except Undone:
        return


def check(title: str) -> None:
    atom = get("articles").content
    assert atom_rules.broken_rules(atom) == []
    entry = ElementTree.fromstring(atom).find("{*}entry")
    assert entry is not None
    # XML reads each end of a line as one.
    assert entry.findtext("{*}title") == clean(title).replace("\r\n", "\n").replace("\r", "\n")
    assert ElementTree.fromstring(get("articles", "rss").content).findtext("channel/item/title") is not None
    feed = get("articles", "json").json()
    assert json_rules.broken_rules(feed) == []
    assert feed["items"][0].get("title", "") == clean(title)
    assert not FORBIDDEN.search(json.dumps(feed, ensure_ascii=False))


@given(st.text())
def test_cleaned_text_stands_in_xml(text: str) -> None:
    element = ElementTree.Element("a", {"b": clean(text)})
    element.text = clean(text)
    ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))


def test_what_xml_allows_is_kept() -> None:
    assert clean("é\t\n\r 😀 \ud7ff\ue000\ufffd") == "é\t\n\r 😀 \ud7ff\ue000\ufffd"
    assert clean("\x00a\x08\x0b\x0c\x1f\ufffe\uffff\ud800") == "a"


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ('<a href="/x?a=1&amp;b=2">x</a>', '<a href="https://e.org/x?a=1&amp;b=2">x</a>'),
        ('<a href="#bas">x</a>', '<a href="https://e.org/a/b/#bas">x</a>'),
        ('<a href="https://autre.org/">x</a>', '<a href="https://autre.org/">x</a>'),
        ('<a href="mailto:a@e.org">x</a>', '<a href="mailto:a@e.org">x</a>'),
        (
            '<img src="/i.png" alt="Vue" width="2" height="1">',
            '<img src="https://e.org/i.png" alt="Vue" width="2" height="1">',
        ),
        ('<h2 id="un">Un</h2><aside>deux</aside>', '<h2 id="un">Un</h2><aside>deux</aside>'),
        ('<p onclick="x()">y<script>z</script></p>', "<p>y</p>"),
        ('<p>href="/x" &lt;b&gt;</p>', '<p>href="/x" &lt;b&gt;</p>'),
        (
            '<table><thead><tr><th scope="col">a</th></tr></thead></table>',
            '<table><thead><tr><th scope="col">a</th></tr></thead></table>',
        ),
        ('<iframe src="https://video.example.org/1"></iframe>', '<iframe src="https://video.example.org/1"></iframe>'),
    ],
)
def test_addresses_become_absolute_and_the_rest_stays(html: str, whole: str) -> None:
    assert whole_html(html, "https://e.org/a/b/") == whole


def test_no_picture_stands_in_for_one_that_is_not_rendered() -> None:
    from tests.factories import ImageFactory, image

    picture: Any = ImageFactory()
    picture.renditions.all().delete()
    ArticleFactory(body=body(image(picture)))
    assert "data:" not in parsed().entries[0].content[0].value
