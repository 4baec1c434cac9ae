"""`route`: each kind of answer, and paths that nobody wrote in good faith."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Site

from cms.journal.models import Entry
from home.models import HomePage
from tests.asking import ask, assert_bad_input, assert_statements
from tests.factories import (
    ArticleFactory,
    RubricFactory,
    StandardPageFactory,
    add_language,
    hidden,
    make_site,
    restrict,
)
from tests.factories.states import draft, expired, hours, unpublished, withdrawn

pytestmark = pytest.mark.django_db

ROUTE = """query ($path: String!, $site: String, $locale: String) {
  route(path: $path, site: $site, locale: $locale) {
    __typename
    ... on PageRoute { page { id } }
    ... on RedirectRoute { location permanent }
    ... on GoneRoute { withdrawnAt notice }
    ... on ProtectedRoute { title }
    ... on NotFoundRoute { path }
  }
}"""


def route(path: str, **arguments: str) -> dict[str, Any]:
    return ask(ROUTE, path=path, **arguments)["route"]


def page_route(page: Page) -> dict[str, Any]:
    return {"__typename": "PageRoute", "page": {"id": str(page.pk)}}


def not_found(path: str) -> dict[str, Any]:
    return {"__typename": "NotFoundRoute", "path": path}


def redirect_route(location: str, permanent: bool = True) -> dict[str, Any]:
    return {"__typename": "RedirectRoute", "location": location, "permanent": permanent}


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# Pages


@pytest.mark.parametrize(
    "path",
    [
        "/inclusion/mobilite/",
        "/inclusion/mobilite",
        "inclusion/mobilite",
        "//inclusion//mobilite/",
        "/inclusion/mobilite/?utm=1",
        "/inclusion/mobilite/#top",
        "/inclusion/mobilit%65/",
    ],
)
def test_page_is_found_by_its_path(path: str) -> None:
    article = ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="mobilite")
    assert route(path) == page_route(article)


@pytest.mark.parametrize("path", ["/été/", "/%C3%A9t%C3%A9/"])
def test_page_with_an_accent_is_found_as_browsers_write_it_too(path: str) -> None:
    page = StandardPageFactory(slug="été")
    assert route(path) == page_route(page)


@pytest.mark.parametrize("path", ["/", "", "//"])
def test_front_page_is_found(path: str) -> None:
    home = make_site().home
    assert route(path) == page_route(home)


def test_language_is_read_from_the_path_or_from_the_argument() -> None:
    english = add_language("en")
    page = StandardPageFactory(parent=english, slug="about")

    assert route("/en/about/") == route("/en/about/", locale="en") == route("/about/", locale="en") == page_route(page)
    assert route("/en/") == page_route(english)
    assert route("/about/") == not_found("/about/")
    assert route("/en/about/", locale="fr") == not_found("/en/about/")


def test_path_is_looked_up_on_the_site_that_is_named() -> None:
    page = StandardPageFactory(slug="about")
    other_home = make_site().home.get_parent().add_child(instance=HomePage(title="Autre", slug="autre"))
    Site.objects.create(hostname="other.example", root_page=other_home)
    other = StandardPageFactory(parent=other_home, slug="about")

    assert route("/about/") == page_route(page)
    assert route("/about/", site="other.example") == page_route(other)


def test_unknown_site_is_refused_by_name() -> None:
    make_site()
    assert_bad_input("`site` takes the host of a reader site: localhost:80.", ROUTE, path="/", site="nowhere.example")


def test_page_takes_the_same_statements_however_deep_it_stands() -> None:
    document = "query ($path: String!) { route(path: $path) { ... on PageRoute { page { title path } } } }"
    parent = make_site().home
    for depth in range(6):
        parent = StandardPageFactory(parent=parent, slug=f"level-{depth}")

    for path in ("/level-0/", "/level-0/level-1/level-2/level-3/level-4/level-5/"):
        assert_statements(2, document, path=path)


# Redirects


def test_redirect_leads_to_a_page_by_its_path_and_elsewhere_by_its_address() -> None:
    article = ArticleFactory(parent=RubricFactory(slug="inclusion"), slug="mobilite")
    Redirect.add_redirect("/vieux/", article)
    Redirect.add_redirect("/ailleurs/", "https://example.org/page", is_permanent=False)

    assert route("/vieux/") == route("/vieux") == route("/vieux/?a=1") == redirect_route("/inclusion/mobilite/")
    assert route("/ailleurs/") == redirect_route("https://example.org/page", permanent=False)


def test_redirect_to_a_page_of_another_site_has_its_host() -> None:
    other_home = make_site().home.get_parent().add_child(instance=HomePage(title="Autre", slug="autre"))
    Site.objects.create(hostname="other.example", root_page=other_home)
    Redirect.add_redirect("/vieux/", StandardPageFactory(parent=other_home, slug="about"))

    assert route("/vieux/") == redirect_route("http://other.example/about/")
    assert route("/vieux/", site="other.example") == redirect_route("/about/")


def test_redirect_of_the_site_comes_before_one_of_all_sites() -> None:
    Redirect.add_redirect("/vieux/", "https://example.org/all")
    Redirect.add_redirect("/vieux/", "https://example.org/own", site=make_site().site)
    assert route("/vieux/") == redirect_route("https://example.org/own")


@pytest.mark.parametrize(
    "kind", [kind for kind in hidden.WHOLLY_HIDDEN_KINDS if "article" in kind and "file" not in kind]
)
def test_redirect_to_a_hidden_page_counts_as_none(kind: str) -> None:
    make_site()
    Redirect.add_redirect("/vieux/", hidden.build(kind).thing)
    assert route("/vieux/") == not_found("/vieux/")


def test_redirect_is_followed_where_a_page_was_withdrawn() -> None:
    page = unpublished(StandardPageFactory, {"slug": "vieux"})
    assert route("/vieux/")["__typename"] == "GoneRoute"
    Redirect.add_redirect(page.url or "/vieux/", "https://example.org/")
    assert route("/vieux/") == redirect_route("https://example.org/")


def test_ten_thousand_redirects_take_the_statements_of_one() -> None:
    document = "query ($path: String!) { route(path: $path) { ... on RedirectRoute { location } } }"
    page = StandardPageFactory()
    Redirect.objects.create(old_path="/first", redirect_page=page)
    few = assert_statements(5, document, path="/first/")
    Redirect.objects.bulk_create(Redirect(old_path=f"/old/{number}", redirect_page=page) for number in range(10_000))

    assert assert_statements(5, document, path="/old/9999/") == few == {"route": {"location": page.url}}


# Withdrawn


def test_unpublished_page_is_gone_since_it_was_unpublished() -> None:
    page = unpublished(StandardPageFactory, {"slug": "retire"})
    PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish").update(
        timestamp=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    )
    assert route("/retire/") == {"__typename": "GoneRoute", "withdrawnAt": "2024-05-06T07:08:09Z", "notice": None}


@pytest.mark.parametrize("state", [expired, withdrawn])
def test_expired_page_is_gone_since_its_end_whether_the_worker_has_passed_or_not(state: Any) -> None:
    page = state(StandardPageFactory, {"slug": "retire"})
    assert route("/retire/") == {"__typename": "GoneRoute", "withdrawnAt": written(page.expire_at), "notice": None}


def test_page_withdrawn_without_a_trace_is_gone_since_it_last_changed() -> None:
    StandardPageFactory(
        slug="retire", live=False, first_published_at=hours(-9), last_published_at=datetime(2024, 1, 2, tzinfo=UTC)
    )
    assert route("/retire/")["withdrawnAt"] == "2024-01-02T00:00:00Z"


def test_deleted_page_is_gone_since_its_deletion() -> None:
    page = StandardPageFactory(slug="retire")
    Page.objects.get(pk=page.pk).delete()
    deletion = Entry.objects.latest("sequence")
    assert route("/retire/") == {"__typename": "GoneRoute", "withdrawnAt": written(deletion.at), "notice": None}


def test_deleted_page_that_was_private_is_not_found() -> None:
    page = StandardPageFactory(slug="retire")
    restrict(page)
    Page.objects.get(pk=page.pk).delete()
    assert route("/retire/") == not_found("/retire/")


def test_article_goes_with_its_rubric() -> None:
    rubric = RubricFactory(slug="inclusion")
    ArticleFactory(parent=rubric, slug="mobilite")
    rubric.expire_at = timezone.now()
    rubric.save()
    assert route("/inclusion/mobilite/")["withdrawnAt"] == written(rubric.expire_at)


def test_draft_that_never_was_public_is_not_found() -> None:
    draft(StandardPageFactory, {"slug": "brouillon"})
    assert route("/brouillon/") == not_found("/brouillon/")


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_withdrawn_page_below_a_private_one_is_not_found(kind: str) -> None:
    parent = StandardPageFactory(slug="prive")
    unpublished(StandardPageFactory, {"slug": "retire", "parent": parent})
    restrict(parent, kind)
    assert route("/prive/retire/") == not_found("/prive/retire/")


# Private


def test_page_below_a_password_shows_the_title_of_the_page_that_has_it() -> None:
    rubric = RubricFactory(title="Espace presse", slug="presse")
    ArticleFactory(parent=rubric, title="Secret", slug="secret")
    restrict(rubric)
    Redirect.add_redirect("/presse/", "https://example.org/")

    assert route("/presse/") == route("/presse/secret/") == {"__typename": "ProtectedRoute", "title": "Espace presse"}
    assert route("/presse/inconnu/") == not_found("/presse/inconnu/")


def test_title_of_an_unpublished_page_with_a_password_stays_unknown() -> None:
    parent = StandardPageFactory(title="Secret", slug="prive")
    StandardPageFactory(parent=parent, slug="page")
    restrict(parent)
    parent.live = False
    parent.save()

    assert route("/prive/page/") == {"__typename": "ProtectedRoute", "title": ""}
    assert route("/prive/") == not_found("/prive/")


@pytest.mark.parametrize("kind", ["login", "groups"])
@pytest.mark.parametrize("also_a_password", [False, True])
def test_page_for_accounts_is_not_found_and_its_redirect_is_followed(kind: str, also_a_password: bool) -> None:
    page = StandardPageFactory(slug="prive")
    restrict(page, kind)
    if also_a_password:
        restrict(page)
    assert route("/prive/") == not_found("/prive/")
    Redirect.add_redirect("/prive/", "https://example.org/")
    assert route("/prive/") == redirect_route("https://example.org/")


@pytest.mark.parametrize("kind", hidden.WHOLLY_HIDDEN_KINDS)
def test_no_answer_shows_a_hidden_page(kind: str) -> None:
    thing = hidden.build(kind).thing
    if isinstance(thing, Page):
        assert route("/" + thing.url_path.split("/", 2)[2])["__typename"] in {
            "NotFoundRoute",
            "GoneRoute",
            "ProtectedRoute",
        }


# Hostile paths


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/x%00y",
        "/" + "a" * 10_000 + "/",
        "/a" * 5_000,
        "/?" + "q=1&" * 2_000,
        "/%",
        "/%zz/",
        "/%ff%fe/",
        "/../../etc/passwd",
        "/./",
        "/%2e%2e/",
        "/%2F%2Fexample.org/",
        "//example.org/",
        "http://example.org/",
        "/[::1]/",
        "//[/",
        "/\\",
        "/é\u202e\U0001f600/",
        "/\u0085\u2028/",
        "/;a=1;b",
        "/a;b?c#d",
        "\t/\n",
        "/' OR 1=1 --/",
        "/<script>/",
        "/{}%s%(a)s/",
        "?",
        "#",
        "/nulle-part\ufeff/",
        "/nulle-part\0/",
    ],
)
def test_hostile_path_is_answered_without_an_error(path: str) -> None:
    make_site()
    answer = route(path)
    # "?" and the like still mean the front page.
    assert answer == not_found(path) or not path.strip("/?#&q=1 ")
