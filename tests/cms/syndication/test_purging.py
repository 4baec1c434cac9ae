"""The cache in front of the readers' site: what changed is removed there, and nothing is lost while it is away."""

from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

import pytest

from cms.core.outgoing import RequestFailed, RequestRefused
from cms.journal.followers import cursor_of, follow
from cms.journal.models import Entry, ReaderCursor
from cms.settings.env import FRONTEND_CACHE
from cms.syndication.purging import PURGING, changed_addresses
from tests.cms.syndication.caches import Cache, running
from tests.factories import ArticleFactory, AuthorFactory, RubricFactory, body, related_pages
from tests.journal import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache(settings: Any) -> Iterator[Cache]:
    with running() as cache:
        settings.WAGTAILFRONTENDCACHE = FRONTEND_CACHE.parse(cache.address)
        settings.OUTGOING_NETWORKS = [ip_network("127.0.0.1/32")]
        yield cache


@pytest.fixture
def article(cache: Cache) -> Any:
    rubric = RubricFactory(slug="mobilite", parent=RubricFactory(slug="inclusion"))
    article = ArticleFactory(parent=rubric, slug="le-mien", authors=[AuthorFactory(name="Ada")])
    ArticleFactory(parent=RubricFactory(slug="ailleurs"), slug="cite", body=body(related_pages(article)))
    cursor_of(PURGING)
    return article


PLACES = {"localhost/", "localhost/inclusion/", "localhost/inclusion/mobilite/"}


def test_what_is_withdrawn_is_forgotten_and_so_is_what_listed_it(cache: Cache, article: Any) -> None:
    told(article.unpublish)
    follow(PURGING)
    own = {"localhost/inclusion/mobilite/le-mien/"}
    assert cache.forgotten() == own | PLACES | {"localhost/ailleurs/", "localhost/ailleurs/cite/"}


def test_what_moves_is_forgotten_at_both_places(cache: Cache, article: Any) -> None:
    article.slug = "autre"
    told(lambda: article.save_revision().publish())
    follow(PURGING)
    forgotten = cache.forgotten()
    assert {f"localhost/inclusion/mobilite/{slug}/" for slug in ("le-mien", "autre")} <= forgotten


def test_an_author_s_name_stands_on_pages(cache: Cache, article: Any) -> None:
    author = article.article_authors.first().author
    author.name = "Ada Martin"
    told(author.save)
    follow(PURGING)
    assert "localhost/inclusion/mobilite/le-mien/" in cache.forgotten()


def test_a_draft_makes_nothing_be_forgotten(cache: Cache, article: Any) -> None:
    article.title = "Brouillon"
    told(article.save_revision)
    assert not follow(PURGING)
    assert cache.forgotten() == set()


def test_what_a_cache_does_not_hold_is_no_failure(cache: Cache, article: Any) -> None:
    cache.status = 404
    told(article.unpublish)
    follow(PURGING)
    assert "localhost/inclusion/mobilite/le-mien/" in cache.forgotten()
    follow(PURGING)
    assert cache.forgotten() == set()


def test_a_cache_in_trouble_is_told_again(cache: Cache, article: Any) -> None:
    before = cursor_of(PURGING).sequence
    told(article.unpublish)
    cache.status = 503
    with pytest.raises(RequestFailed, match=r"The cache answered 503 to PURGE http://localhost/"):
        follow(PURGING)
    assert ReaderCursor.objects.get(name="purging").sequence == before
    cache.status = 200
    follow(PURGING)
    assert "localhost/inclusion/mobilite/le-mien/" in cache.forgotten()


def test_entries_of_a_type_that_there_is_no_more_hold_up_nothing(cache: Cache, article: Any) -> None:
    told(article.unpublish)
    last = Entry.objects.latest("sequence")
    Entry.objects.create(
        type="former", key=1, url="http://localhost/former/", kind="updated", transaction=last.transaction
    )
    follow(PURGING)
    assert ReaderCursor.objects.get(name="purging").sequence == last.sequence + 1
    assert "localhost/former/" not in cache.forgotten()


def test_a_private_network_must_be_named(cache: Cache, article: Any, settings: Any) -> None:
    settings.OUTGOING_NETWORKS = []
    told(article.unpublish)
    with pytest.raises(RequestRefused):
        follow(PURGING)
    assert cache.forgotten() == set()


def test_the_statements_do_not_grow_with_the_entries(article: Any, django_assert_num_queries: Any) -> None:
    article.slug = "autre"
    told(lambda: article.save_revision().publish())
    few = list(Entry.objects.filter(kind="moved"))
    changed_addresses(few)
    for entries in (few, list(Entry.objects.all())):
        with django_assert_num_queries(2):
            assert changed_addresses(entries)


def test_cloudflare_is_wagtails_own() -> None:
    assert FRONTEND_CACHE.parse("cloudflare://Ab-1_c@0123abcd") == {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
            "ZONEID": "0123abcd",
            "BEARER_TOKEN": "Ab-1_c",
        }
    }


@pytest.mark.parametrize("text", ["varnish:6081", "cloudflare://zone", "ftp://cache/", "http://"])
def test_another_address_is_refused_with_what_it_should_look_like(text: str) -> None:
    with pytest.raises(ValueError, match=r"it should look like http://varnish:6081 or cloudflare://TOKEN@ZONE\."):
        FRONTEND_CACHE.parse(text)
