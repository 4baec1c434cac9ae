"""Feeds keep the rules of their formats; each rule is one that a spoilt document is caught by."""

from typing import Any

import pytest

from tests.cms.syndication.feeds import atom_rules, json_rules
from tests.cms.syndication.feeds.reading import get
from tests.factories import ArticleFactory, AuthorFactory, CallFactory, ImageFactory, RubricFactory, body, paragraph

pytestmark = pytest.mark.django_db

NAMES = ["articles", "rubrics/inclusion", "tags/aidants", "calls/appel"]


@pytest.fixture(autouse=True)
def _content(settings: Any) -> None:
    settings.WEBSUB_HUB = "https://hub.example.org/"
    rubric, call = RubricFactory(slug="inclusion"), CallFactory(slug="appel")
    full = {"cover": ImageFactory(rendered=True), "intro": "Un <mot>", "licence": "CC-BY-4.0", "source": "Ailleurs"}
    for extra in (full, {}):
        ArticleFactory(
            parent=rubric, tags=["aidants"], call=call, authors=[AuthorFactory()], body=body(paragraph()), **extra
        )


@pytest.mark.parametrize("name", NAMES)
def test_atom_keeps_its_rules(name: str) -> None:
    document = get(name).content
    assert document.count(b"<entry>") == 2
    assert atom_rules.broken_rules(document) == []


@pytest.mark.parametrize("name", NAMES)
def test_json_feed_keeps_its_rules(name: str) -> None:
    feed = get(name, "json").json()
    assert len(feed["items"]) == 2
    assert json_rules.broken_rules(feed) == []


@pytest.mark.parametrize(
    ("was", "spoilt", "rule"),
    [
        (b"<updated>", b"<updated>le ", "updated le"),
        (b"<id>urn:uuid:", b"<id>", "id "),
        (b"<rights>", b"<rights/><rights>", "2 rights in"),
        (b"<feed ", b'<feed size="1" ', "size of feed"),
        (b"<entry>", b"<item/><entry>", "item in feed"),
        (b'<category term="aidants"', b"<category", "category without term"),
        (b'rel="license"', b'rel="alternate" type="text/html"', "two alternates of one type"),
        (b'href="http://localhost/"', b'href="/"', "href /"),
        (b"<name>Rubrique", b"<name>", "name of nobody"),
        (b"<title>", b"<title><b/>", "elements in"),
    ],
)
def test_spoilt_atom_is_caught(was: bytes, spoilt: bytes, rule: str) -> None:
    document = get("articles").content
    assert was in document
    assert any(rule in broken for broken in atom_rules.broken_rules(document.replace(was, spoilt, 1)))


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("title", None, "title of item is no str"),
        ("url", "/page/", "url is not absolute"),
        ("licence", "x", "licence of item"),
        ("_rights", "x", "_rights of item is no dict"),
        ("date_published", "2024-01-01T00:00:00", "date_published without offset"),
        ("attachments", [{"url": "https://example.org/"}], "attachment without mime_type"),
        ("authors", [{}], "author who says nothing"),
    ],
)
def test_spoilt_json_feed_is_caught(key: str, value: Any, rule: str) -> None:
    feed = get("articles", "json").json()
    feed["items"][0][key] = value
    assert rule in json_rules.broken_rules(feed)


def test_hub_is_named_in_each_format() -> None:
    assert b'<link rel="hub" href="https://hub.example.org/" />' in get("articles").content
    assert b'<atom:link rel="hub" href="https://hub.example.org/" />' in get("articles", "rss").content
    assert get("articles", "json").json()["hubs"] == [{"type": "WebSub", "url": "https://hub.example.org/"}]
