"""Several reader sites and several languages in one tree."""

import pytest
from wagtail.models import Site

from home.models import HomePage, Menu
from tests.asking import ask, assert_bad_input
from tests.factories import ArticleFactory, RubricFactory, StandardPageFactory, add_language, french, make_site

pytestmark = pytest.mark.django_db

HOSTS = "`site` takes the host of a reader site: autre.example.org:443, localhost:80."


@pytest.fixture(autouse=True)
def _two_sites() -> None:
    """Two sites, each with a rubric and an article of the same address."""
    first = make_site()
    second = first.home.get_parent().add_child(instance=HomePage(title="L’autre", slug="autre", locale=french()))
    Site.objects.create(hostname="autre.example.org", port=443, root_page=second)
    for home, title in ((first.home, "Ici"), (second, "Là")):
        rubric = RubricFactory(title=f"Rubrique {title}", slug="rubrique", parent=home)
        ArticleFactory(title=title, slug="article", parent=rubric)


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("", "Ici"),
        (', site: "localhost"', "Ici"),
        (', site: "localhost:80"', "Ici"),
        (', site: "autre.example.org"', "Là"),
        (', site: "autre.example.org:443"', "Là"),
    ],
)
def test_lists_and_paths_are_those_of_the_site(site: str, expected: str) -> None:
    found = ask(
        f'{{ page(path: "/rubrique/article/"{site}) {{ title }} articles(first: 5{site}) {{ nodes {{ title }} }}'
        f" pages(first: 9{site}) {{ nodes {{ title }} totalCount }} }}"
    )

    assert found["page"] == {"title": expected}
    assert found["articles"]["nodes"] == [{"title": expected}]
    assert {page["title"] for page in found["pages"]["nodes"]} == {
        expected,
        f"Rubrique {expected}",
        {"Ici": "Le Labo", "Là": "L’autre"}[expected],
    }
    assert found["pages"]["totalCount"] == 3


def test_addresses_are_those_of_the_page_s_own_site() -> None:
    found = ask('{ page(path: "/rubrique/article/", site: "autre.example.org") { path url ancestors { url } } }')

    assert found["page"] == {
        "path": "/rubrique/article/",
        "url": "https://autre.example.org/rubrique/article/",
        "ancestors": [{"url": "https://autre.example.org/"}, {"url": "https://autre.example.org/rubrique/"}],
    }


def test_rubrics_are_those_of_the_main_site() -> None:
    assert ask("{ rubrics { title } }") == {"rubrics": [{"title": "Rubrique Ici"}]}


def test_site_answers_its_own_name_and_address() -> None:
    assert ask('{ site(hostname: "autre.example.org") { url } main: site { url } }') == {
        "site": {"url": "https://autre.example.org/"},
        "main": {"url": "http://localhost/"},
    }


def test_menus_belong_to_a_site() -> None:
    other = Site.objects.get(hostname="autre.example.org")
    Menu.objects.create(handle="main", site=other, locale=french(), items="[]")

    assert ask('{ menu(handle: "main", site: "autre.example.org") { handle } }') == {"menu": {"handle": "main"}}
    assert ask('{ menu(handle: "main") { handle } }') == {"menu": None}


@pytest.mark.parametrize(
    "field",
    [
        'page(path: "/", site: $host) { id }',
        "pages(site: $host) { totalCount }",
        "articles(site: $host) { totalCount }",
        'menu(handle: "main", site: $host) { handle }',
        "site(hostname: $host) { name }",
    ],
)
@pytest.mark.parametrize("host", ["inconnu.example.org", "", "localhost:8080", "autre.example.org:", "a:b:c", "*", "é"])
def test_unknown_host_is_refused_with_those_that_there_are(field: str, host: str) -> None:
    if host == "autre.example.org:":
        assert ask(f"query($host: String) {{ {field} }}", host=host)
    else:
        assert_bad_input(HOSTS, f"query($host: String) {{ {field} }}", host=host)


def test_language_chooses_the_front_page() -> None:
    english = add_language("en")
    StandardPageFactory(title="About", slug="about", parent=english)
    ArticleFactory(title="News", slug="news", parent=RubricFactory(slug="inclusion", parent=english))

    assert ask('{ page(path: "/en/about/", locale: "en") { title path url locale } }')["page"] == {
        "title": "About",
        "path": "/en/about/",
        "url": "http://localhost/en/about/",
        "locale": "en",
    }
    assert ask('{ articles(locale: "en") { nodes { title } } }')["articles"]["nodes"] == [{"title": "News"}]
    assert ask('{ articles(locale: "fr") { nodes { title } } }')["articles"]["nodes"] == [{"title": "Ici"}]
    assert ask("{ articles { nodes { title } } }")["articles"]["nodes"] == [{"title": "Ici"}]
    assert ask("{ site { locale locales } }")["site"]["locale"] == "fr"
    assert sorted(ask("{ site { locales } }")["site"]["locales"]) == ["en", "fr"]
    # Where the language is named, the path may leave it out; where it isn't, the path says it.
    assert ask('{ page(path: "/about/", locale: "en") { title } }') == {"page": {"title": "About"}}
    assert ask('{ page(path: "/en/about/") { title } }') == {"page": {"title": "About"}}
    assert ask('{ page(path: "/about/") { title } }') == {"page": None}


@pytest.mark.parametrize("locale", ["en", "de", "", "FR", "fr-FR", "%"])
def test_language_that_the_site_has_not_is_refused(locale: str) -> None:
    sentence = "`locale` takes a language of the site: fr."
    for field in ('page(path: "/", locale: $locale) { id }', "articles(locale: $locale) { totalCount }"):
        assert_bad_input(sentence, f"query($locale: String) {{ {field} }}", locale=locale)


def test_without_any_site_that_is_said() -> None:
    Site.objects.all().delete()

    assert_bad_input(
        "`site` takes the host of a reader site: none, no site is set up yet.", "{ articles { totalCount } }"
    )
