"""Atom and RSS by a schema in RELAX NG: structure, names, dates, addresses; ``test_rules`` has what no schema can say."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.cms.syndication.feeds.reading import get
from tests.factories import ArticleFactory, AuthorFactory, CallFactory, ImageFactory, RubricFactory, body, paragraph
from tests.journal import told

pytestmark = pytest.mark.django_db

NAMES = ["articles", "rubrics/inclusion", "tags/aidants", "calls/appel"]


@pytest.fixture(autouse=True)
def _content(settings: Any) -> None:
    settings.WEBSUB_HUB = "https://hub.example.org/"
    rubric, call = RubricFactory(slug="inclusion"), CallFactory(slug="appel")
    full = {"cover": ImageFactory(rendered=True), "intro": "Un <mot>", "licence": "CC-BY-4.0", "source": "Ailleurs"}
    articles = [
        ArticleFactory(
            parent=rubric, tags=["aidants"], call=call, authors=[AuthorFactory()], body=body(paragraph()), **extra
        )
        for extra in (full, {"first_published_at": "2023-05-06T12:00:00Z"}, {})
    ]
    told(articles[-1].unpublish)


def faults(form: str, document: bytes) -> list[str]:
    """Return what a schema finds wrong with a document."""
    schema = etree.RelaxNG(file=str(Path(__file__).parent / f"{form}.rng"))
    schema.validate(etree.fromstring(document))
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize("name", NAMES)
def test_feeds_are_valid(name: str, form: str) -> None:
    document = get(name, form).content
    assert faults(form, document) == []
    assert document.count(b"deleted-entry ") == (form == "atom")


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_archives_are_valid(form: str) -> None:
    assert faults(form, get("articles", form, archive="2023-05").content) == []


@pytest.mark.parametrize(
    ("form", "was", "spoilt"),
    [
        ("atom", b"<updated>", b"<updated>le "),
        ("atom", b"<id>urn:uuid:", b"<id>"),
        ("atom", b"<entry>", b"<item/><entry>"),
        ("atom", b"<at:deleted-entry ref=", b"<at:deleted-entry reference="),
        ("atom", b'<category term="aidants"', b"<category"),
        ("atom", b"<name>Rubrique", b"<name>"),
        ("rss", b"<pubDate>", b"<pubDate>le "),
        ("rss", b"<item>", b"<entry/><item>"),
        ("rss", b'isPermaLink="false"', b'isPermaLink="no"'),
        ("rss", b"<enclosure url=", b"<enclosure href="),
        ("rss", b"<link>http://localhost/</link>", b""),
        ("rss", b'version="2.0"', b'version="2.1"'),
    ],
)
def test_spoilt_feeds_are_caught(form: str, was: bytes, spoilt: bytes) -> None:
    document = get("articles", form).content
    assert was in document
    assert faults(form, document.replace(was, spoilt, 1)) != []
