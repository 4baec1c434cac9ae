"""`/sitemap.xml` and `/robots.txt`: what search engines are told of each reader site."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from cms.syndication.sitemaps import writing
from home.models import HomePage
from tests.factories import ArticleFactory, StandardPageFactory, add_language, hidden, make_site, restrict
from tests.journal import told

pytestmark = pytest.mark.django_db

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
X = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def get(path: str = "/sitemap.xml", host: str = "localhost", **asked: Any) -> Any:
    headers = asked.pop("headers", {})
    return Client().get(path, asked, headers={"Host": host, **headers})


def tree(path: str = "/sitemap.xml", **asked: Any) -> ElementTree.Element:
    response = get(path, **asked)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(b"".join(response))


def places(path: str = "/sitemap.xml", **asked: Any) -> list[str]:
    """Return the addresses that a sitemap, or an index of sitemaps, holds."""
    return [each.findtext(f"{S}loc") or "" for each in tree(path, **asked)]


def test_a_page_is_listed_with_its_address_and_date() -> None:
    StandardPageFactory(slug="page", last_published_at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))
    front, page = tree()
    assert front.findtext(f"{S}loc") == "http://localhost/"
    assert [(child.tag, child.text) for child in page] == [
        (f"{S}loc", "http://localhost/page/"),
        (f"{S}lastmod", "2024-01-02T03:04:05Z"),
    ]


def test_a_page_names_its_other_languages_and_itself() -> None:
    english_home = add_language("en")
    page = StandardPageFactory(slug="page")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug = "the-page"
    english.save_revision().publish()
    found = tree()
    languages = {
        each.findtext(f"{S}loc"): [
            (link.get("rel"), link.get("hreflang"), link.get("href")) for link in each.iter(f"{X}link")
        ]
        for each in found
    }
    both = [
        ("alternate", "fr", "http://localhost/page/"),
        ("alternate", "en", "http://localhost/en/the-page/"),
    ]
    assert languages["http://localhost/page/"] == languages["http://localhost/en/the-page/"] == both
    assert english_home.full_url in "http://localhost/en/"


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_what_is_hidden_is_left_out(kind: str) -> None:
    made = hidden.build(kind)
    if isinstance(made.thing, Page):
        assert not any(made.thing.slug in place for place in places())


def test_what_search_engines_may_not_show_is_left_out() -> None:
    StandardPageFactory(slug="cachee", hidden_from_search_engines=True)
    StandardPageFactory(slug="venue-d-ailleurs", canonical_url="https://example.org/page/")
    assert places() == ["http://localhost/"]


def test_characters_that_mean_something_in_xml_are_written_as_text() -> None:
    home = make_site().home
    Page.objects.filter(pk=StandardPageFactory(slug="page").pk).update(url_path=f"{home.url_path}a&b<c/")
    assert places()[1] == "http://localhost/a&b<c/"


def other_site() -> Site:
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Autre", slug="autre", locale=make_site().locale))
    site = Site.objects.create(hostname="autre.example.org", port=443, root_page=home)
    Site.clear_site_root_paths_cache()
    return site


def test_each_site_has_its_own(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    other_site()
    StandardPageFactory(slug="page")
    assert places() == ["http://localhost/", "http://localhost/page/"]
    assert places(site="autre.example.org") == places(host="autre.example.org") == ["https://autre.example.org/"]
    assert places(host="cms.example.org") == places()


def test_an_unknown_site_is_refused_with_those_that_there_are() -> None:
    response = get(site="ailleurs")
    assert (response.status_code, response.content.decode()) == (
        400,
        "`site` takes the host of a reader site: localhost:80.\n",
    )


def test_many_pages_are_listed_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        StandardPageFactory(slug=f"page-{number}", last_published_at=datetime(2024, 1, 1 + number, tzinfo=UTC))
    whole = places()
    for module in ("writing", "views"):
        monkeypatch.setattr(f"cms.syndication.sitemaps.{module}.LARGEST", 3)
    parts = places()
    assert all(part.startswith("http://localhost/sitemap-") for part in parts)
    assert [each.tag for each in tree()] == [f"{S}sitemap"] * len(parts)
    assert [place for part in parts for place in places(part.removeprefix("http://localhost"))] == whole
    assert tree()[-1].findtext(f"{S}lastmod") == "2024-01-07T00:00:00Z"
    assert get("/sitemap-999999.xml").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: restrict(page),
        lambda page: ArticleFactory(),
        lambda page: page.save_revision().publish(),
    ],
)
def test_who_has_it_is_told_so_until_something_changes(change: Callable[[Any], Any]) -> None:
    page = StandardPageFactory(slug="page")
    first = get()
    again = get(headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["Cache-Control"]) == (
        304,
        b"",
        "public, max-age=0, must-revalidate",
    )
    told(lambda: change(page))
    assert get(headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_long_one_is_read_and_written_by_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PORTION", 4)
    for number in range(11):
        StandardPageFactory(slug=f"page-{number}")
    response = get()
    assert response.streaming
    with CaptureQueriesContext(connection) as captured:
        pieces = list(response)
    assert len(pieces) == 2 + 3  # The head, three portions, the end.
    assert len(captured) == 2 * 3 + 1
    assert len(ElementTree.fromstring(b"".join(pieces))) == 12


def test_it_is_compressed_for_who_takes_it() -> None:
    StandardPageFactory(slug="page")
    response = get(headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert b"http://localhost/page/" in gzip.decompress(b"".join(response))
    assert get(headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt"])
def test_they_are_read_only_and_give_no_cookie(path: str) -> None:
    assert Client().post(path).status_code == 405
    response, head = get(path), Client().head(path)
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert (head.status_code, b"".join(head)) == (200, b"")


def test_robots_are_shown_the_sitemap_of_the_site_that_they_visit(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    other_site()
    readers = "User-agent: *\nDisallow: /admin/\nDisallow: /preview/\n\nSitemap: {}/sitemap.xml\n"
    assert get("/robots.txt").content.decode() == readers.format("http://localhost")
    assert get("/robots.txt", "autre.example.org").content.decode() == readers.format("https://autre.example.org")
    assert get("/robots.txt", site="autre.example.org").content.decode() == readers.format("https://autre.example.org")


def test_a_host_that_is_the_cms_s_alone_is_for_programs(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["cms.example.org"]
    lines = get("/robots.txt", "cms.example.org").content.decode().splitlines()
    assert lines[-1] == "Disallow: /"
    assert "Allow: /feeds/" in lines
    assert not any(line.startswith("Sitemap") for line in lines)
