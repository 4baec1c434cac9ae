"""A WebSub hub on loopback is told of each change, once."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from typing import Any
from urllib.parse import parse_qs

import pytest

from cms.core.outgoing import RequestFailed, RequestRefused
from cms.journal.followers import cursor_of, follow
from cms.journal.models import ReaderCursor
from cms.syndication.feeds import websub
from cms.syndication.feeds.websub import WEBSUB
from tests.cms.syndication.feeds.reading import get
from tests.factories import ArticleFactory, CallFactory, RubricFactory, add_language
from tests.journal import told

pytestmark = pytest.mark.django_db

FEEDS = "http://localhost:8000/feeds"


class Hub:
    """A hub: what it was told, and with which status it answers."""

    def __init__(self) -> None:
        self.told: list[dict[str, list[str]]] = []
        self.types: list[str | None] = []
        self.status = 204

    def handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hub.told.append(parse_qs(body.decode()))
                hub.types.append(self.headers["Content-Type"])
                self.send_response(hub.status)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                return

        return Handler

    def feeds(self) -> list[str]:
        """Return the feeds of the only thing that it was told, without their endings."""
        (one,) = self.told
        assert one["hub.mode"] == ["publish"]
        addresses = one["hub.url"]
        assert len(set(addresses)) == len(addresses)
        names = list(dict.fromkeys(url.removeprefix(f"{FEEDS}/").partition(".")[0] for url in addresses))
        assert len(addresses) == 3 * len(names)
        return names


@pytest.fixture
def hub(settings: Any) -> Iterator[Hub]:
    hub = Hub()
    server = HTTPServer(("127.0.0.1", 0), hub.handler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.WEBSUB_HUB = f"http://127.0.0.1:{server.server_port}/hub"
    settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]
    yield hub
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def article() -> Any:
    rubric = RubricFactory(slug="mobilite", parent=RubricFactory(slug="inclusion"))
    article = ArticleFactory(parent=rubric, tags=["aidants"], call=CallFactory(slug="tremplin"))
    cursor_of(WEBSUB)
    return article


def change(what: Callable[[], Any]) -> None:
    """Make a change, and let the worker follow."""
    told(what)
    while follow(WEBSUB):
        pass


ALL = ["articles", "rubrics/inclusion", "rubrics/mobilite", "tags/aidants", "calls/tremplin"]


@pytest.mark.parametrize("what", ["save", "unpublish", "delete"])
def test_hub_is_told_once_of_every_feed_that_changed(hub: Hub, article: Any, what: str) -> None:
    change(getattr(article, what))
    assert hub.feeds() == ALL
    assert hub.types == ["application/x-www-form-urlencoded"]
    follow(WEBSUB)
    assert len(hub.told) == 1


def test_addresses_are_those_that_feeds_call_their_own(hub: Hub, article: Any) -> None:
    change(article.save)
    assert hub.told[0]["hub.url"][:3] == [f"{FEEDS}/articles.{form}" for form in ("atom", "rss", "json")]


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feeds_name_the_hub_and_themselves_in_their_header(hub: Hub, article: Any, settings: Any, form: str) -> None:
    address = settings.WEBSUB_HUB
    assert get("articles", form)["Link"] == f'<{address}>; rel="hub", <{FEEDS}/articles.{form}>; rel="self"'
    settings.WEBSUB_HUB = ""
    assert "Link" not in get("articles", form)


def test_feed_that_an_article_has_left_is_told_too(hub: Hub, article: Any) -> None:
    article.tags.set(["logement"])
    change(article.save)
    assert hub.feeds() == [*ALL[:3], "tags/aidants", "tags/logement", "calls/tremplin"]


def test_feed_of_the_articles_language_is_told(hub: Hub, article: Any) -> None:
    rubric = RubricFactory(parent=add_language("en"), slug="inclusion")
    follow(WEBSUB)
    hub.told.clear()
    change(lambda: ArticleFactory(parent=rubric))
    (one,) = hub.told
    assert one["hub.url"][::3] == [f"{FEEDS}/articles.atom?locale=en", f"{FEEDS}/rubrics/inclusion.atom?locale=en"]


def test_what_is_in_no_feed_is_not_told(hub: Hub, article: Any) -> None:
    change(RubricFactory)
    change(article.save_revision)
    assert hub.told == []


def test_hub_in_trouble_is_told_again(hub: Hub, article: Any) -> None:
    hub.status = 503
    with pytest.raises(RequestFailed, match="The hub answered 503"):
        change(article.save)
    hub.status = 204
    follow(WEBSUB)
    assert len(hub.told) == 2
    assert hub.told[0] == hub.told[1]


def test_refusal_of_the_hub_is_logged_and_not_repeated(hub: Hub, article: Any, caplog: Any) -> None:
    hub.status = 400
    change(article.save)
    follow(WEBSUB)
    assert len(hub.told) == 1
    assert "The hub answered 400 to 15 feeds that changed." in caplog.messages


def test_many_feeds_are_told_in_several_requests(hub: Hub, article: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websub, "ADDRESSES", 10)
    change(article.save)
    assert [len(each["hub.url"]) for each in hub.told] == [10, 5]


def test_hub_in_a_private_network_is_refused(hub: Hub, article: Any, settings: Any) -> None:
    settings.OUTGOING_NETWORKS = []
    before = ReaderCursor.objects.get(name="websub").sequence
    with pytest.raises(RequestRefused):
        change(article.save)
    assert hub.told == []
    assert ReaderCursor.objects.get(name="websub").sequence == before
