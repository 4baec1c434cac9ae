"""`sitemap`: the pages that search engines should know of, and no other."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from tests.asking import ask, assert_statements
from tests.factories import ArticleFactory, FormPageFactory, StandardPageFactory, add_language, hidden, make_site

pytestmark = pytest.mark.django_db

SITEMAP = """query ($first: Int, $after: String, $since: DateTime, $site: String) {
  sitemap(first: $first, after: $after, changedSince: $since, site: $site) {
    nodes { url path updatedAt alternates { label url } } totalCount pageInfo { endCursor }
  }
}"""


def sitemap(**arguments: Any) -> list[dict[str, Any]]:
    return ask(SITEMAP, **arguments)["sitemap"]["nodes"]


def paths(**arguments: Any) -> list[str]:
    return [each["path"] for each in sitemap(**arguments)]


def test_page_is_listed_with_its_address_and_its_date() -> None:
    page = StandardPageFactory(slug="page", last_published_at=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))

    assert paths() == ["/", "/page/"]
    assert sitemap()[1] == {
        "url": page.full_url,
        "path": "/page/",
        "updatedAt": "2024-01-02T03:04:05Z",
        "alternates": [{"label": "fr", "url": page.full_url}],
    }


def test_every_type_of_page_is_listed() -> None:
    ArticleFactory()
    FormPageFactory()
    assert len(paths()) == 4


def test_what_search_engines_may_not_show_is_left_out() -> None:
    StandardPageFactory(slug="cachee", hidden_from_search_engines=True)
    StandardPageFactory(slug="venue-d-ailleurs", canonical_url="https://example.org/page/")
    StandardPageFactory(slug="double", canonical_url="http://localhost/page/")
    StandardPageFactory(slug="page", canonical_url="http://localhost/page/")
    assert paths() == ["/", "/page/"]


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_hidden_page_is_left_out(kind: str) -> None:
    made = hidden.build(kind)
    make_site()
    if isinstance(made.thing, Page):
        assert made.canary not in str(sitemap())
        assert made.thing.full_url not in str(sitemap())


def test_translations_are_listed_and_name_each_other() -> None:
    english_home = add_language("en")
    french = StandardPageFactory(slug="page")
    english = french.copy_for_translation(english_home.locale)
    assert paths() == ["/", "/en/", "/page/"]
    english.slug = "about"
    english.save_revision().publish()

    entries = {each["path"]: each for each in sitemap()}
    both = [{"label": "fr", "url": "http://localhost/page/"}, {"label": "en", "url": "http://localhost/en/about/"}]
    assert list(entries) == ["/", "/en/", "/page/", "/en/about/"]
    assert entries["/page/"]["alternates"] == entries["/en/about/"]["alternates"] == both


def test_site_has_its_own() -> None:
    StandardPageFactory(slug="page")
    other_home = make_site().home.get_parent().add_child(instance=HomePage(title="Autre", slug="autre"))
    Site.objects.create(hostname="other.example", root_page=other_home)

    assert paths() == ["/", "/page/"]
    assert [each["url"] for each in sitemap(site="other.example")] == ["http://other.example/"]


def test_changed_since_keeps_what_changed_then_or_later() -> None:
    StandardPageFactory(slug="avant", first_published_at=datetime(2023, 1, 1, tzinfo=UTC))
    StandardPageFactory(
        slug="apres",
        first_published_at=datetime(2023, 1, 1, tzinfo=UTC),
        last_published_at=datetime(2090, 1, 2, tzinfo=UTC),
    )
    assert paths(since="2090-01-02T00:00:00Z") == ["/apres/"]
    assert paths(since="2090-01-02T00:00:01Z") == []


def test_cursor_leads_through_all_pages() -> None:
    for number in range(4):
        StandardPageFactory(slug=f"page-{number}")
    first = ask(SITEMAP, first=2)["sitemap"]
    rest = ask(SITEMAP, after=first["pageInfo"]["endCursor"])["sitemap"]
    assert [each["path"] for each in first["nodes"] + rest["nodes"]] == [
        "/",
        "/page-0/",
        "/page-1/",
        "/page-2/",
        "/page-3/",
    ]
    assert first["totalCount"] == 5


def test_twenty_pages_take_the_statements_of_two() -> None:
    StandardPageFactory()
    assert_statements(5, SITEMAP)
    for _number in range(18):
        StandardPageFactory()
    assert len(assert_statements(5, SITEMAP)["sitemap"]["nodes"]) == 20
