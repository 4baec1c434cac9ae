"""Where a page stands on the reader's site."""

import pytest
from wagtail.models import Page, Site

from cms.core.reader import ReaderRoots
from home.models import HomePage
from tests.factories import ArticleFactory, RubricFactory, add_language, make_site

pytestmark = pytest.mark.django_db


def test_path_begins_below_the_front_page() -> None:
    article = ArticleFactory(slug="lieux", parent=RubricFactory(slug="inclusion"))
    roots = ReaderRoots()

    assert roots.path(make_site().home) == "/"
    assert roots.path(article.get_parent()) == "/inclusion/"
    assert roots.path(article) == "/inclusion/lieux/"


def test_address_has_the_site_in_front() -> None:
    site = make_site().site
    site.hostname, site.port = "labo.example.org", 443
    site.save()
    article = ArticleFactory(slug="lieux", parent=RubricFactory(slug="inclusion"))

    assert ReaderRoots().url(article) == "https://labo.example.org/inclusion/lieux/"


def test_second_language_has_its_code_in_front() -> None:
    english = add_language("en")
    rubric = RubricFactory(slug="inclusion", parent=english)
    roots = ReaderRoots()

    assert roots.path(english) == "/en/"
    assert roots.path(rubric) == "/en/inclusion/"
    assert roots.url(rubric) == "http://localhost/en/inclusion/"


def test_page_outside_every_site_has_no_address() -> None:
    make_site()
    root = Page.get_first_root_node()
    other = root.add_child(instance=HomePage(title="Ailleurs", slug="ailleurs", locale=make_site().locale))
    roots = ReaderRoots()

    assert roots.of(other.url_path) is None
    assert roots.url(other) == ""
    assert roots.path(other) == "/ailleurs/"


def test_most_specific_site_is_taken() -> None:
    rubric = RubricFactory(slug="inclusion")
    inner = RubricFactory(slug="ateliers", parent=rubric)
    Site.objects.create(hostname="inclusion.example.org", root_page=rubric)

    assert ReaderRoots().url(inner) == "http://inclusion.example.org/ateliers/"


@pytest.mark.parametrize(
    ("path", "url_path"),
    [
        ("/", "/home/"),
        ("", "/home/"),
        ("/inclusion/lieux/", "/home/inclusion/lieux/"),
        ("inclusion/lieux", "/home/inclusion/lieux/"),
        ("//inclusion//", "/home/inclusion/"),
    ],
)
def test_path_leads_back_to_the_page(path: str, url_path: str) -> None:
    site = make_site().site

    root = ReaderRoots().choose(site, None)

    assert root is not None
    assert root.url_path_of(path) == url_path


def test_path_of_another_language_leads_nowhere() -> None:
    english = add_language("en")
    root = ReaderRoots().choose(make_site().site, "en")

    assert root is not None
    assert root.url_path_of("/en/") == english.url_path
    assert root.url_path_of("/en/inclusion") == f"{english.url_path}inclusion/"
    assert root.url_path_of("/english/") is None
    assert root.url_path_of("/inclusion/") is None
    assert root.url_path_of("/") is None


def test_path_of_every_page_leads_back_to_it() -> None:
    english = add_language("en")
    roots = ReaderRoots()

    for page in [ArticleFactory(), ArticleFactory(parent=RubricFactory(parent=english)), english]:
        root = roots.of(page.url_path)
        assert root is not None
        assert root.url_path_of(roots.path(page)) == page.url_path


def test_front_page_is_chosen_by_language() -> None:
    site, home, _locale = make_site()
    english = add_language("en")
    roots = ReaderRoots()

    chosen = {code: roots.choose(site, code) for code in (None, "fr", "en", "de")}

    assert {code: root and root.url_path for code, root in chosen.items()} == {
        None: home.url_path,
        "fr": home.url_path,
        "en": english.url_path,
        "de": None,
    }
